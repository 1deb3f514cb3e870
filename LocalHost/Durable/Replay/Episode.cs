using LocalHost.Durable.History;

namespace LocalHost.Durable.Replay;

/// <summary>What one turn of an orchestrator came to: new actions, in order, and its custom status.</summary>
internal sealed record Episode(IReadOnlyList<HistoryEvent> Actions, string? CustomStatus, bool IsSuspended);
