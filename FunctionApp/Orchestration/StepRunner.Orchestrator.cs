using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;
using Microsoft.DurableTask;

namespace FunctionApp.Orchestration;

/// <summary>Carries out one plain step: attempts, the model route, then the declared fallbacks, all of it on the record.</summary>
internal sealed class StepRunner(RunThread run, GateRunner gates, StepAlarm alarm)
{
    public async Task<StepEnd> RunAsync(StepDefinition step)
    {
        int candidates = NamedFacts.RouteOf(step.Do).Count;
        StepTries tries = new();
        while (true)
        {
            StepOutcome outcome = await TryAsync(step, FunctionSteps.NameOf(step.Do), tries);
            if (outcome is StepOutcome.Completed completed)
            {
                return Keep(step, completed);
            }

            StepOutcome.Failed failed = (StepOutcome.Failed)outcome;
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
        StepOutcome outcome = await TryAsync(step, function, tries);
        tries.Fallback = null;
        return outcome is StepOutcome.Completed completed
            ? Keep(step, completed)
            : await FollowAsync(step, Further(step, ((StepOutcome.Failed)outcome).Failure.ErrorCode, tries),
                ((StepOutcome.Failed)outcome).Failure.ErrorCode, tries);
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

    private async Task<StepOutcome> TryAsync(StepDefinition step, string function, StepTries tries)
    {
        tries.Count();
        try
        {
            return await run.CallAsync<StepOutcome>(function, scope => new StepInvocation(
                scope, step.Id, tries.Attempt, tries.Candidate, run.Values, run.Facts, tries.Fallback));
        }
        catch (TaskFailedException)
        {
            return new StepOutcome.Failed(new("ORC010", FailureCategory.Permanent));
        }
    }

    private StepEnd Keep(StepDefinition step, StepOutcome.Completed completed)
    {
        run.Keep($"steps.{step.Id}", completed.Output, completed.Facts);
        if (step.Do is StepWork.Lookup lookup)
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
