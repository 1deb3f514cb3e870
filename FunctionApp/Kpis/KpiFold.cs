using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts;

namespace FunctionApp.Kpis;

/// <summary>Folds a run's audit entries, up to its ending, into its facts; pure, so that numbers can be made anew at any time.</summary>
public static class KpiFold
{
    /// <summary>The facts of a run; null while it has not ended.</summary>
    public static RunFacts? Of(string runId, PinnedContract contract, IReadOnlyList<AuditEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(entries);
        int end = entries.ToList().FindIndex(e => e.Event.Kind == RunEventKind.RunEnded);
        if (end < 0)
        {
            return null;
        }

        IReadOnlyList<GateRecord> gates = GateFold.Of(entries.Take(end + 1));
        IReadOnlyList<RunEvent> events = [.. entries.Take(end + 1).Select(e => e.Event)];
        DateTimeOffset received =
            events.Select(e => e.Instant(FactNames.ReceivedUtc)).FirstOrDefault(i => i is not null) ?? events[0].AtUtc;
        return new(
            runId,
            contract.Pin.ContractId,
            contract.Pin.Version,
            events[^1].Result,
            received,
            events[^1].AtUtc,
            RunTimes.Of(received, events, gates, contract.Definition),
            RunWork.Of(events),
            RunReview.Of(gates),
            IsException(events, gates),
            RunBaseline.Of(contract.Definition.Kpis));
    }

    private static bool IsException(IReadOnlyList<RunEvent> events, IReadOnlyList<GateRecord> gates) =>
        events.Any(e => e.Kind is RunEventKind.RunPaused or RunEventKind.DoubtResolved)
        || gates.Any(g => g.Kind != "approve")
        || events[^1].State is RunState.Failed or RunState.Cancelled or RunState.RolledBack or RunState.PartiallyRolledBack;
}
