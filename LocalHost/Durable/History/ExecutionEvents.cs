using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.History;

/// <summary>Who called a sub-orchestration, and as which task.</summary>
internal sealed record ParentLink(string Name, string InstanceId, string ExecutionId, int TaskScheduledId);

internal sealed record ExecutionStarted : HistoryEvent
{
    public required string InstanceId { get; init; }

    public required string ExecutionId { get; init; }

    public required string Name { get; init; }

    public string Version { get; init; } = "";

    public string? Input { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public ParentLink? Parent { get; init; }

    public DateTime? ScheduledStartTime { get; init; }

    public int Generation { get; init; }
}

internal sealed record ExecutionCompleted : HistoryEvent
{
    public required OrchestrationRuntimeStatus Status { get; init; }

    public string? Result { get; init; }

    public TaskFailureDetails? FailureDetails { get; init; }

    /// <summary>The version asked for when continuing as new.</summary>
    public string? NewVersion { get; init; }

    /// <summary>Events that the next execution receives when continuing as new.</summary>
    public IReadOnlyList<HistoryEvent>? CarriedOver { get; init; }
}

internal sealed record ExecutionTerminated : HistoryEvent
{
    public string? Input { get; init; }

    public bool Recursive { get; init; }
}

internal sealed record ExecutionSuspended : HistoryEvent
{
    public string? Reason { get; init; }
}

internal sealed record ExecutionResumed : HistoryEvent
{
    public string? Reason { get; init; }
}
