namespace FunctionApp.Hosting.SignIn;

/// <summary>What a signed-in person may do; each role may do what the ones above it in this list may.</summary>
public enum PageRole
{
    /// <summary>Look.</summary>
    Viewer,

    /// <summary>Answer questions.</summary>
    Approver,

    /// <summary>Act on runs and rejects.</summary>
    Operator,

    /// <summary>Change contracts and switches.</summary>
    Owner,
}

/// <summary>Reads roles as identity providers write them; pure.</summary>
internal static class PageRoles
{
    /// <summary>The role of a name, never of a number; null for any other word.</summary>
    internal static PageRole? Named(string? name) => Enum.GetValues<PageRole>()
        .Select(r => (PageRole?)r)
        .FirstOrDefault(r => string.Equals(r.ToString(), name, StringComparison.OrdinalIgnoreCase));
}
