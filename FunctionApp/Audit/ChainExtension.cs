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

        HeadRow after = before with { Seq = seq, Sha256 = sha256, Contract = append.Contract ?? before.Contract };
        return new(entries, entries.LastOrDefault(e => RunStates.After(e.Event) is not null) is { } last ? Moved(after, last) : after);
    }

    private static HeadRow Moved(HeadRow head, AuditEntry last) => Moved(head, last, RunStates.After(last.Event)!.Value);

    private static HeadRow Moved(HeadRow head, AuditEntry last, RunState state) => head with
    {
        State = state,
        WaitingFor = last.Event.Kind != RunEventKind.RunEnded && WaitsOnSomething(state) ? last.Event.StepId ?? last.Event.Code : null,
        StateUtc = last.Event.AtUtc,
        StateSeq = last.Seq,
        StartedUtc = head.StartedUtc ?? last.Event.AtUtc,
    };

    private static bool WaitsOnSomething(RunState state) => state
        is RunState.AwaitingApproval or RunState.Delayed or RunState.Paused or RunState.PartiallyRolledBack;
}
