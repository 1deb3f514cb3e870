using Microsoft.DurableTask;

namespace LocalHost.Durable.History;

internal sealed record TaskScheduled : HistoryEvent
{
    public required string Name { get; init; }

    public string Version { get; init; } = "";

    public string? Input { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

/// <summary>How a task that the orchestrator waits for ended.</summary>
internal abstract record TaskEnded : HistoryEvent
{
    public required int TaskScheduledId { get; init; }
}

internal sealed record TaskCompleted : TaskEnded
{
    public string? Result { get; init; }
}

internal sealed record TaskFailed : TaskEnded
{
    public required string Reason { get; init; }

    public required TaskFailureDetails FailureDetails { get; init; }
}

internal sealed record SubOrchestrationInstanceCreated : HistoryEvent
{
    public required string Name { get; init; }

    public required string InstanceId { get; init; }

    public string Version { get; init; } = "";

    public string? Input { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

internal sealed record SubOrchestrationInstanceCompleted : TaskEnded
{
    public string? Result { get; init; }
}

internal sealed record SubOrchestrationInstanceFailed : TaskEnded
{
    public required string Reason { get; init; }

    public required TaskFailureDetails FailureDetails { get; init; }
}
