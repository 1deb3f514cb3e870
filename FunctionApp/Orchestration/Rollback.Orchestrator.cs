using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Orchestration;

/// <summary>Undoes what was applied, last first; what cannot be undone becomes its owner's task.</summary>
internal sealed class Rollback(RunThread run, GateRunner gates, EffectRunner effects)
{
    public async Task<RunOutcome> UndoAsync(RunStop stop)
    {
        List<string> applied = [.. effects.Begun];
        applied.Reverse();
        if (applied.Count == 0)
        {
            return Unapplied(stop);
        }

        run.Show(RunState.Compensating, null, null);
        bool whole = true;
        foreach (string stepId in applied)
        {
            StepDefinition step = run.Contract.Steps.First(s => s.Id == stepId);
            whole &= await UndoStepAsync(step, (StepWork.Effect)step.Do);
        }

        return whole ? new RunOutcome.RolledBack(stop.Code) : new RunOutcome.PartiallyRolledBack(stop.Code);
    }

    private static RunOutcome Unapplied(RunStop stop) => stop.Kind switch
    {
        RunOutcomeKind.Declined => new RunOutcome.Declined(stop.Code, stop.By),
        RunOutcomeKind.Cancelled => new RunOutcome.Cancelled(stop.Code, stop.By),
        RunOutcomeKind.RolledBack => new RunOutcome.RolledBack(stop.Code),
        _ => new RunOutcome.Failed(stop.Code, stop.StepId),
    };

    private async Task<bool> UndoStepAsync(StepDefinition step, StepWork.Effect effect)
    {
        if (effect.Compensation is null)
        {
            run.Note(RunEventKind.CompensationAnswered, "irreversible", step.Id, "EFX012");
            return false;
        }

        PreparedEffect? undo = await effects.PrepareAsync(step.Id, "compensation");
        EffectReceipt? receipt = undo is null ? null : await effects.ApplyAsync(step, effect.InDoubt, undo, compensates: true);
        if (receipt is EffectReceipt.Applied or EffectReceipt.AlreadyApplied)
        {
            return true;
        }

        return await OwnerResolvesAsync(step);
    }

    /// <summary>Waits as long as it takes: a rollback that nobody saw to is not over.</summary>
    private async Task<bool> OwnerResolvesAsync(StepDefinition step)
    {
        while (true)
        {
            ApprovalDecision? decision = await gates.AskAsync(
                step.Id, ApprovalKind.Rollback, [], ["EFX013"], run.Contract.RollbackOwner, TimeSpan.FromDays(2),
                stoppable: false);
            switch (decision)
            {
                case ApprovalDecision.Approved { Choice: "resolved" }:
                    return true;
                case ApprovalDecision.Approved or ApprovalDecision.Declined:
                    return false;
            }
        }
    }
}
