using LocalHost.Durable.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Runs;

/// <summary>What a run looks like from outside at one moment.</summary>
internal record RunView
{
    public required ExecutionStarted Started { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime UpdatedAt { get; init; }

    public DateTime? CompletedAt { get; init; }

    public required OrchestrationRuntimeStatus Status { get; init; }

    public string? CustomStatus { get; init; }

    public string? Output { get; init; }

    public TaskFailureDetails? Failure { get; init; }

    public string InstanceId => Started.InstanceId;
}

/// <summary>A run whole, with its history and what waits for it.</summary>
internal sealed record RunSnapshot : RunView
{
    public required IReadOnlyList<HistoryEvent> History { get; init; }

    public IReadOnlyList<HistoryEvent> Inbox { get; init; } = [];
}
