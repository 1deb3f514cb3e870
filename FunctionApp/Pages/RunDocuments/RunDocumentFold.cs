using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Pages.RunDocuments;

/// <summary>Folds what is on the record into the run document; pure.</summary>
internal static class RunDocumentFold
{
    internal static RunDocument Of(RunSources run)
    {
        WorkflowDefinition contract = run.Contract.Definition;
        IReadOnlyList<GateRecord> gates = GateFold.Of(run.Chain.Entries);
        RunState state = StateOf(run.Chain.Entries, gates);
        IReadOnlyList<RunStepView> steps = StepFold.Of(contract, run.Chain.Entries, HasEnded(run.Chain.Entries));
        return new(
            run.RunId,
            contract.Id,
            run.Contract.Pin.Version,
            run.Contract.Pin.Sha256,
            Words.Lower(contract.Class),
            Words.Lower(contract.RiskTier),
            contract.Owner,
            contract.RollbackOwner,
            Words.Upper(state),
            run.Chain.Entries.LastOrDefault(e => e.Event.Kind == RunEventKind.BusinessStateSet)?.Event.Result,
            WaitOf(state, gates, run.Chain.Entries),
            run.Input,
            state == RunState.Completed ? run.Output : null,
            Tries(run.Chain.Entries, steps),
            steps,
            run.Effects,
            gates,
            CostOf(run.Chain.Entries, gates),
            [.. run.Chain.Entries.Select(Line)],
            RunLinks.Of(run.RunId));
    }

    private static bool HasEnded(IReadOnlyList<AuditEntry> entries) =>
        entries.Any(e => e.Event.Kind == RunEventKind.RunEnded);

    // An open gate says more than the last event told: two may be open and one of them settled.
    private static RunState StateOf(IReadOnlyList<AuditEntry> entries, IReadOnlyList<GateRecord> gates) =>
        !HasEnded(entries) && gates.LastOrDefault(g => g.Decision == GateRecord.Pending) is { } open
            ? RunStates.WhileOpen(open.Kind)
            : entries.Select(e => RunStates.After(e.Event)).LastOrDefault(s => s is not null) ?? RunState.Received;

    private static RunWait? WaitOf(RunState state, IReadOnlyList<GateRecord> gates, IReadOnlyList<AuditEntry> entries)
    {
        if (HasEnded(entries))
        {
            return null;
        }

        if (gates.LastOrDefault(g => g.Decision == GateRecord.Pending) is { } gate)
        {
            return new(gate.Kind, gate.Step, gate.GateId, gate.Role, gate.OpenedUtc, gate.DeadlineUtc, null);
        }

        return state is RunState.Delayed or RunState.Paused or RunState.Received
            && entries.LastOrDefault(e => RunStates.After(e.Event) == state)?.Event is { } told
                ? new(Words.Lower(state), told.StepId, null, null, told.AtUtc, null, told.Code)
                : null;
    }

    private static int Tries(IReadOnlyList<AuditEntry> entries, IReadOnlyList<RunStepView> steps) =>
        entries.LastOrDefault(e => StepFold.IsAttempt(e.Event))?.Event.StepId is { } at
            ? steps.FirstOrDefault(s => s.Id == at)?.Tries ?? 0
            : 0;

    private static RunCost CostOf(IReadOnlyList<AuditEntry> entries, IReadOnlyList<GateRecord> gates) => new(
        entries.Sum(e => e.Event.Evidence?.InputTokens ?? 0),
        entries.Sum(e => e.Event.Evidence?.OutputTokens ?? 0),
        entries.Sum(e => e.Event.Evidence?.CostMicroUsd ?? 0),
        gates.Sum(g => g.ReviewerSeconds));

    private static AuditLogLine Line(AuditEntry entry) => new(
        entry.Seq, entry.Event.StepId ?? "run", entry.Event.Result, entry.Event.AtUtc, entry.Event.Actor, entry.Event.Code,
        entry.Event.Item);
}
