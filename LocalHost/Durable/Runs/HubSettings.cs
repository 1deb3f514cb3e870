using LocalHost.Functions;

namespace LocalHost.Durable.Runs;

/// <summary>host.json's part on durable functions, with the platform's defaults.</summary>
internal sealed record HubSettings
{
    private const int DefaultLongestMessage = 4 * 1024 * 1024;

    public string HubName { get; init; } = "TestHubName";

    public string DefaultVersion { get; init; } = "";

    public VersionMatch VersionMatch { get; init; } = VersionMatch.CurrentOrOlder;

    public bool FailOnVersionMismatch { get; init; }

    public int MaxActivities { get; init; } = 10 * Environment.ProcessorCount;

    public bool AnyStateMayBeReplaced { get; init; }

    public bool ThrowOnRaiseEvent { get; init; } = true;

    /// <summary>Replays the whole history in every episode, to find orchestrators that are not deterministic.</summary>
    public bool AlwaysReplay { get; init; }

    /// <summary>How many waiting orchestrators are kept alive between episodes.</summary>
    public int LiveOrchestrators { get; init; } = 2000;

    /// <summary>How many finished runs keep their full history rows for the monitor.</summary>
    public int FullHistories { get; init; } = 200;

    /// <summary>How much the journal may grow before it is written anew.</summary>
    public long CompactionBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How long a value that the client sends may be, in bytes of UTF-8.</summary>
    public int LongestMessage { get; init; } = DefaultLongestMessage;

    public TimeSpan LongestTimer { get; init; } = TimeSpan.FromDays(3);

    public static HubSettings Read(HostJson json, LocalHostOptions options)
    {
        const string section = "extensions:durableTask:";
        return new()
        {
            HubName = options.HubName ?? json.Text(section + "hubName") ?? "TestHubName",
            DefaultVersion = json.Text(section + "defaultVersion") ?? "",
            VersionMatch = Enum.Parse<VersionMatch>(json.Text(section + "versionMatchStrategy") ?? nameof(VersionMatch.CurrentOrOlder), ignoreCase: true),
            FailOnVersionMismatch = Is(json.Text(section + "versionFailureStrategy"), "Fail"),
            MaxActivities = json.Number(section + "maxConcurrentActivityFunctions", 10 * Environment.ProcessorCount, 1, int.MaxValue),
            AnyStateMayBeReplaced = Is(json.Text(section + "overridableExistingInstanceStates"), "AnyState"),
            ThrowOnRaiseEvent = !Is(json.Text(section + "throwStatusExceptionsOnRaiseEvent"), "false"),
            LongestMessage = json.Number(section + "maxGrpcMessageSizeInBytes", DefaultLongestMessage, 1, int.MaxValue),
            AlwaysReplay = options.AlwaysReplay,
        };
    }

    private static bool Is(string? text, string expected) => string.Equals(text, expected, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Which versions of a run this host may go on with.</summary>
internal enum VersionMatch
{
    None,
    Strict,
    CurrentOrOlder,
}
