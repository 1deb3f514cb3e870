namespace LocalHost;

/// <summary>The fixed keys of a host whose keys are on.</summary>
public sealed class LocalHostKeys
{
    /// <summary>The master key: opens everything.</summary>
    public string? Master { get; set; }

    /// <summary>Keys of the host by name: open every function of level Function.</summary>
    public Dictionary<string, string> Host { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keys of extensions by name, such as <c>durabletask_extension</c>.</summary>
    public Dictionary<string, string> System { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keys of single functions: function name, then key name.</summary>
    public Dictionary<string, Dictionary<string, string>> Functions { get; } = new(StringComparer.OrdinalIgnoreCase);
}
