using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;
using Microsoft.DurableTask;

namespace FunctionApp.Orchestration;

/// <summary>Carries out one plain step: attempts, the model route, then the declared fallbacks, all of it on the record.</summary>
internal sealed class StepRunner(RunThread run, GateRunner gates, StepAlarm alarm)
{
    private readonly FanOut _fanOut = new(run);

    public async Task<StepEnd> RunAsync(StepDefinition step)
    {
        // The items of a list have their models each; the list as a whole has none.
        int candidates = step.ForEach is null ? NamedFacts.RouteOf(step.Do).Count : 0;
        StepTries tries = new();
        while (true)
        {
            StepOutcome? outcome = await TryAsync(step, FunctionSteps.NameOf(step.Do), tries);
            if (outcome is not StepOutcome.Failed failed)
            {
                return Keep(step, outcome as StepOutcome.Completed);
            }

            // The route only ever goes forward, whatever an attempt says of itself.
            int used = Math.Max(failed.Evidence?.Candidate ?? -1, tries.Candidate);
            FailureDecision decision = FailurePolicy.Decide(
                step, failed.Failure, run.Input.RunId, tries.OfCandidate, used + 1, candidates, tries.NextFallback);
            if (decision is not (FailureDecision.RetryAfter or FailureDecision.NextCandidate))
            {
                alarm.Raise(step, failed.Failure.ErrorCode);
            }

            StepEnd? end = await FollowAsync(step, decision, failed.Failure.ErrorCode, tries);
            if (end is not null)
            {
                return end.Value;
            }
        }
    }

    private async Task<StepEnd?> FollowAsync(StepDefinition step, FailureDecision decision, string code, StepTries tries)
    {
        switch (decision)
        {
            case FailureDecision.RetryAfter retry:
                run.Note(RunEventKind.RetryPlanned, "retry", step.Id, code, tries.Attempt);
                return await run.SleepAsync(retry.Delay) ? null : StepEnd.Stopped;
            case FailureDecision.NextCandidate next:
                run.Note(RunEventKind.FallbackTaken, "next_model", step.Id, code, tries.Attempt);
                tries.StartCandidate(next.Candidate);
                return null;
            case FailureDecision.UseFallback use:
                tries.NextFallback = use.Fallback + 1;
                return await FallBackAsync(step, step.Fallbacks![use.Fallback], code, tries);
            case FailureDecision.AskPerson ask:
                return await PauseAsync(step, ask.Code, null, tries);
            default:
                run.Stop(new(RunOutcomeKind.Failed, code, "interpreter", step.Id));
                return StepEnd.Stopped;
        }
    }

    private async Task<StepEnd?> FallBackAsync(StepDefinition step, FallbackDefinition fallback, string code, StepTries tries)
    {
        run.Note(RunEventKind.FallbackTaken, Name(fallback), step.Id, code, tries.Attempt);
        switch (fallback)
        {
            case FallbackDefinition.Template:
                tries.Fallback = "template";
                return await OnceAsync(step, FunctionNames.Generate, tries);
            case FallbackDefinition.RulesOnly:
                tries.Fallback = "rules_only";
                return await OnceAsync(step, FunctionNames.Decide, tries);
            case FallbackDefinition.ManualQueue manual:
                return await ByHandAsync(step, manual, code);
            case FallbackDefinition.PauseAndAlert pause:
                return await PauseAsync(step, code, pause.Role, tries);
            case FallbackDefinition.Delay delay when tries.Delays < delay.Times:
                tries.StartAnew();
                return await run.SleepAsync(delay.For) ? null : StepEnd.Stopped;
            case FallbackDefinition.Skip when step.Skippable:
                run.Note(RunEventKind.StepSkipped, "fallback", step.Id, code);
                return StepEnd.Skipped;
            default:
                return await FollowAsync(step, Further(step, code, tries), code, tries);
        }
    }

    private static FailureDecision Further(StepDefinition step, string code, StepTries tries) =>
        tries.NextFallback < step.Fallbacks!.Count
            ? new FailureDecision.UseFallback(tries.NextFallback)
            : new FailureDecision.Compensate(code);

    private async Task<StepEnd?> OnceAsync(StepDefinition step, string function, StepTries tries)
    {
        StepOutcome? outcome = await TryAsync(step, function, tries);
        tries.Fallback = null;
        return outcome is StepOutcome.Failed failed
            ? await FollowAsync(step, Further(step, failed.Failure.ErrorCode, tries), failed.Failure.ErrorCode, tries)
            : Keep(step, outcome as StepOutcome.Completed);
    }

    private async Task<StepEnd?> ByHandAsync(StepDefinition step, FallbackDefinition.ManualQueue manual, string code)
    {
        ApprovalDecision? decision = await gates.AskAsync(
            step.Id, ApprovalKind.Manual, [], [code], manual.Role, manual.Deadline);
        switch (decision)
        {
            case ApprovalDecision.Approved { ManualOutput: { } output } yes:
                run.Keep($"steps.{step.Id}", output, yes.Facts ?? []);
                return StepEnd.Completed;
            case ApprovalDecision.Declined no:
                run.Stop(new(RunOutcomeKind.Declined, no.ReasonCode, no.By, step.Id));
                return StepEnd.Stopped;
            case null:
                return StepEnd.Stopped;
            default:
                run.Stop(new(RunOutcomeKind.Declined, "silence", "nobody", step.Id));
                return StepEnd.Stopped;
        }
    }

    private async Task<StepEnd?> PauseAsync(StepDefinition step, string code, string? role, StepTries tries)
    {
        switch (await gates.PauseAsync(step, code, role))
        {
            case PauseEnd.Retry:
                tries.StartOver();
                return null;
            case PauseEnd.Skip:
                run.Note(RunEventKind.StepSkipped, "operator", step.Id, code);
                return StepEnd.Skipped;
            default:
                return StepEnd.Stopped;
        }
    }

    /// <summary>One attempt; null when the run was stopped in the middle of a list.</summary>
    private async Task<StepOutcome?> TryAsync(StepDefinition step, string function, StepTries tries)
    {
        tries.Count();
        try
        {
            if (step.ForEach is not null)
            {
                return await _fanOut.TryAsync(step, function, tries);
            }

            return await run.CallAsync<StepOutcome>(function, scope => new StepInvocation(
                scope, step.Id, tries.Attempt, tries.Candidate, run.Values, run.Facts, tries.Fallback));
        }
        catch (TaskFailedException)
        {
            return new StepOutcome.Failed(new("ORC010", FailureCategory.Permanent));
        }
    }

    private StepEnd Keep(StepDefinition step, StepOutcome.Completed? completed)
    {
        if (completed is null)
        {
            return StepEnd.Stopped;
        }

        run.Keep($"steps.{step.Id}", completed.Output, completed.Facts);
        if (step is { Do: StepWork.Lookup lookup, ForEach: null })
        {
            run.Keep($"lookups.{lookup.Source}", completed.Output, []);
        }

        return StepEnd.Completed;
    }

    private static string Name(FallbackDefinition fallback) => fallback switch
    {
        FallbackDefinition.Template => "template",
        FallbackDefinition.RulesOnly => "rules_only",
        FallbackDefinition.ManualQueue => "manual_queue",
        FallbackDefinition.PauseAndAlert => "pause_and_alert",
        FallbackDefinition.Delay => "delay",
        _ => "skip",
    };
}
