using System.Reflection;
using Microsoft.AspNetCore.Routing;

namespace LocalHost;

/// <summary>What can be set about this host itself; bound from the configuration section <c>LocalHost</c>.</summary>
public sealed class LocalHostOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "LocalHost";

    /// <summary>The port on 127.0.0.1.</summary>
    /// <remarks><b>Units:</b> default: 7071, as Core Tools; 0 takes a free one.</remarks>
    public int Port { get; set; } = 7071;

    /// <summary>Whether requests must bring the key of their function's level.</summary>
    /// <remarks><b>Units:</b> default: false, as Core Tools: every request counts as Admin.</remarks>
    public bool KeysOn { get; set; }

    /// <summary>The keys that count when keys are on.</summary>
    public LocalHostKeys Keys { get; } = new();

    /// <summary>Whether orchestrators are replayed from their whole history at every step.</summary>
    /// <remarks><b>Units:</b> default: false; on in tests, where it finds what is not deterministic.</remarks>
    public bool AlwaysReplay { get; set; }

    /// <summary>The task hub to use instead of host.json's.</summary>
    public string? HubName { get; set; }

    /// <summary>The name under which this host keeps its own state, such as timer status.</summary>
    /// <remarks><b>Units:</b> default: the app's assembly name in lower case.</remarks>
    public string? HostId { get; set; }

    /// <summary>A fixed wall-clock wait between looks at an empty queue, in place of the growing one.</summary>
    /// <remarks><b>Units:</b> default: none; set in tests whose clock is moved by hand.</remarks>
    public TimeSpan? QueuePollInterval { get; set; }

    /// <summary>The classes whose functions run; when empty, all public classes of the app's assembly.</summary>
    public IList<Type> FunctionClasses { get; } = [];

    /// <summary>The assembly whose functions run; set by the builder to the one that made it.</summary>
    public Assembly? App { get; set; }

    /// <summary>Maps further endpoints outside the route prefix, without keys.</summary>
    public Action<IEndpointRouteBuilder>? Endpoints { get; set; }
}
