using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Pages.RunDocuments;

/// <summary>Folds a run's entries into how its steps stand, in the order of the contract; pure.</summary>
internal static class StepFold
{
    internal static IReadOnlyList<RunStepView> Of(WorkflowDefinition contract, IReadOnlyList<AuditEntry> entries, bool ended)
    {
        List<RunStepView> steps =
            [.. contract.Steps.Select(s => Of(s, [.. entries.Select(e => e.Event).Where(e => e.StepId == s.Id)]))];
        for (int i = 0; i < steps.Count; i++)
        {
            if (steps[i].State == "PENDING")
            {
                steps[i] = steps[i] with { State = ended ? "NOT_REACHED" : IsReady(contract, i, steps) ? "RUNNING" : "PENDING" };
            }
        }

        return steps;
    }

    private static RunStepView Of(StepDefinition step, IReadOnlyList<RunEvent> events)
    {
        RunEvent? last = events.LastOrDefault(e => StateAfter(e) is not null);
        return new(
            step.Id,
            step.Title ?? step.Id,
            Words.KindOf(step.Do),
            step.Owner,
            last is null ? "PENDING" : StateAfter(last)!,
            events.Count(IsAttempt),
            last?.AtUtc,
            last?.Code,
            events.LastOrDefault(e => e.Kind == RunEventKind.FallbackTaken)?.Result,
            events.LastOrDefault(e => e.Evidence is not null)?.Evidence);
    }

    // The items of a list have their own attempts; the step is tried as often as its list is.
    internal static bool IsAttempt(RunEvent happened) => happened.Item is null && happened.Kind
        is RunEventKind.StepCompleted or RunEventKind.StepFailed or RunEventKind.EffectAnswered;

    private static string? StateAfter(RunEvent happened) => happened.Item is not null ? "RUNNING" : happened.Kind switch
    {
        RunEventKind.ItemsCounted or RunEventKind.ChunkBegun => "RUNNING",
        RunEventKind.StepCompleted => "COMPLETED",
        RunEventKind.StepFailed => "FAILED",
        RunEventKind.RetryPlanned or RunEventKind.FallbackTaken => "RETRYING",
        RunEventKind.StepSkipped => "SKIPPED",
        RunEventKind.GateOpened => "WAITING",
        RunEventKind.GateSettled => AfterGate(happened),
        RunEventKind.EffectPrepared => "PREPARED",
        RunEventKind.EffectAnswered or RunEventKind.DoubtResolved => AfterEffect(happened.Result),
        RunEventKind.CompensationAnswered => happened.Result is "applied" or "already_applied" ? "UNDONE" : null,
        RunEventKind.RunPaused => "PAUSED",
        RunEventKind.RunResumed => "RUNNING",
        _ => null,
    };

    private static string? AfterGate(RunEvent happened) => happened.Result switch
    {
        "approved" => "COMPLETED",
        "declined" => "DECLINED",
        "expired" => "EXPIRED",
        "resolved" => "UNDONE",
        "accept" => "COMPLETED",
        GateRecord.Pending => null,
        _ => "RUNNING",
    };

    private static string? AfterEffect(string result) => result switch
    {
        "applied" or "already_applied" => "COMPLETED",
        "refused" => "FAILED",
        "not_applied" => "RETRYING",
        "in_doubt" => "IN_DOUBT",
        _ => null,
    };

    private static bool IsReady(WorkflowDefinition contract, int index, List<RunStepView> steps)
    {
        StepDefinition step = contract.Steps[index];
        IReadOnlyList<string> needs = step.Needs ?? (index == 0 ? [] : [contract.Steps[index - 1].Id]);
        return needs.All(n => steps.Exists(s => s.Id == n && s.State is "COMPLETED" or "SKIPPED"));
    }
}
