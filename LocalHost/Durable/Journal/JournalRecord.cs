using System.Text.Json.Serialization;
using LocalHost.Durable.History;
using LocalHost.Durable.Runs;

namespace LocalHost.Durable.Journal;

/// <summary>One change of one run. The journal is the only truth; all else is made from it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(RunStarted), nameof(RunStarted))]
[JsonDerivedType(typeof(MessageReceived), nameof(MessageReceived))]
[JsonDerivedType(typeof(EpisodeEnded), nameof(EpisodeEnded))]
[JsonDerivedType(typeof(RunClosed), nameof(RunClosed))]
[JsonDerivedType(typeof(RunPurged), nameof(RunPurged))]
[JsonDerivedType(typeof(RunRestored), nameof(RunRestored))]
internal abstract record JournalRecord
{
    public required string InstanceId { get; init; }
}

/// <summary>A new run, or a new run under the id of a finished one.</summary>
internal sealed record RunStarted : JournalRecord
{
    public required ExecutionStarted Started { get; init; }

    public required DateTime At { get; init; }
}

/// <summary>Something for the run arrived.</summary>
internal sealed record MessageReceived : JournalRecord
{
    public required HistoryEvent Message { get; init; }
}

/// <summary>The orchestrator saw the oldest messages and asked for actions.</summary>
internal sealed record EpisodeEnded : JournalRecord
{
    public required DateTime At { get; init; }

    public required int Consumed { get; init; }

    public required IReadOnlyList<HistoryEvent> Actions { get; init; }

    public string? CustomStatus { get; init; }

    public bool Suspended { get; init; }

    /// <summary>The next execution when the run continued as new.</summary>
    public ExecutionStarted? Next { get; init; }
}

/// <summary>A run that had not begun was terminated.</summary>
internal sealed record RunClosed : JournalRecord
{
    public required DateTime At { get; init; }

    public string? Output { get; init; }
}

/// <summary>A finished run was deleted.</summary>
internal sealed record RunPurged : JournalRecord;

/// <summary>A run written again whole, so that older records of it may go.</summary>
internal sealed record RunRestored : JournalRecord
{
    public required RunSnapshot Run { get; init; }
}
