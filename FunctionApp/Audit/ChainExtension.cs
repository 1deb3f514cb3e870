using FunctionApp.Handoffs;

namespace FunctionApp.Audit;

/// <summary>What an append adds after a known end; pure.</summary>
internal sealed record ChainExtension(IReadOnlyList<AuditEntry> Entries, HeadRow After)
{
    internal static ChainExtension Of(HeadRow before, PendingAppend append)
    {
        List<AuditEntry> entries = [];
        (long seq, string sha256) = (before.Seq, before.Sha256);
        foreach (RunEvent happened in append.Events)
        {
            AuditEntry entry = AuditEntry.Next(append.Chain, ++seq, sha256, happened);
            sha256 = entry.Sha256;
            entries.Add(entry);
        }

        HeadRow after = before with
        {
            Seq = seq,
            Sha256 = sha256,
            Contract = append.Contract ?? before.Contract,
            Gates = append.Events.Any(e => e.Kind == RunEventKind.RunEnded) ? [] : before.Gates is { } gates
                ? append.Events.Aggregate(gates, WaitingGate.After)
                : null,
        };
        return new(entries, entries.LastOrDefault(e => RunStates.After(e.Event) is not null) is { } last ? Moved(after, last) : after);
    }

    // A gate that waits says more than the last event told: two may be open and one of them settled.
    private static HeadRow Moved(HeadRow head, AuditEntry last) => head.Gates is [.., { } open]
        ? Moved(head, last, RunStates.WhileOpen(open.Kind), open.Step)
        : Moved(head, last, RunStates.After(last.Event)!.Value, last.Event.StepId ?? last.Event.Code);

    private static HeadRow Moved(HeadRow head, AuditEntry last, RunState state, string? at) => head with
    {
        State = state,
        WaitingFor = last.Event.Kind != RunEventKind.RunEnded && WaitsOnSomething(state) ? at : null,
        StateUtc = last.Event.AtUtc,
        StateSeq = last.Seq,
        StartedUtc = head.StartedUtc ?? last.Event.AtUtc,
    };

    private static bool WaitsOnSomething(RunState state) => state
        is RunState.AwaitingApproval or RunState.Delayed or RunState.Paused or RunState.PartiallyRolledBack;
}
