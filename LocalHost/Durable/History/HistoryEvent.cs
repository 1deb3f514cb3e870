using System.Text.Json.Serialization;

namespace LocalHost.Durable.History;

/// <summary>One line of a run's history; the same record says what the orchestrator asks for.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(ExecutionStarted), nameof(ExecutionStarted))]
[JsonDerivedType(typeof(ExecutionCompleted), nameof(ExecutionCompleted))]
[JsonDerivedType(typeof(ExecutionTerminated), nameof(ExecutionTerminated))]
[JsonDerivedType(typeof(ExecutionSuspended), nameof(ExecutionSuspended))]
[JsonDerivedType(typeof(ExecutionResumed), nameof(ExecutionResumed))]
[JsonDerivedType(typeof(TaskScheduled), nameof(TaskScheduled))]
[JsonDerivedType(typeof(TaskCompleted), nameof(TaskCompleted))]
[JsonDerivedType(typeof(TaskFailed), nameof(TaskFailed))]
[JsonDerivedType(typeof(SubOrchestrationInstanceCreated), nameof(SubOrchestrationInstanceCreated))]
[JsonDerivedType(typeof(SubOrchestrationInstanceCompleted), nameof(SubOrchestrationInstanceCompleted))]
[JsonDerivedType(typeof(SubOrchestrationInstanceFailed), nameof(SubOrchestrationInstanceFailed))]
[JsonDerivedType(typeof(TimerCreated), nameof(TimerCreated))]
[JsonDerivedType(typeof(TimerFired), nameof(TimerFired))]
[JsonDerivedType(typeof(OrchestratorStarted), nameof(OrchestratorStarted))]
[JsonDerivedType(typeof(OrchestratorCompleted), nameof(OrchestratorCompleted))]
[JsonDerivedType(typeof(EventSent), nameof(EventSent))]
[JsonDerivedType(typeof(EventRaised), nameof(EventRaised))]
[JsonDerivedType(typeof(GenericEvent), nameof(GenericEvent))]
internal abstract record HistoryEvent
{
    public const int NoAction = -1;

    public int EventId { get; init; } = NoAction;

    public DateTime Timestamp { get; init; }

    [JsonIgnore]
    public string Kind => GetType().Name;
}

internal sealed record OrchestratorStarted : HistoryEvent;

internal sealed record OrchestratorCompleted : HistoryEvent;

internal sealed record EventSent : HistoryEvent
{
    public required string InstanceId { get; init; }

    public required string Name { get; init; }

    public string? Input { get; init; }
}

internal sealed record EventRaised : HistoryEvent
{
    public required string Name { get; init; }

    public string? Input { get; init; }
}

internal sealed record GenericEvent : HistoryEvent
{
    public string? Data { get; init; }
}

internal sealed record TimerCreated : HistoryEvent
{
    public required DateTime FireAt { get; init; }
}

internal sealed record TimerFired : HistoryEvent
{
    public required int TimerId { get; init; }

    public required DateTime FireAt { get; init; }
}
