using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Orchestration;

/// <summary>Walks the graph: starts what is ready, waits for what ends, undoes and closes.</summary>
internal sealed class Interpreter
{
    private readonly RunThread _run;
    private readonly GateRunner _gates;
    private readonly StepRunner _steps;
    private readonly EffectRunner _effects;
    private readonly StepAlarm _alarm;

    public Interpreter(RunThread run)
    {
        _run = run;
        _gates = new GateRunner(run);
        _alarm = new StepAlarm(run);
        _steps = new StepRunner(run, _gates, _alarm);
        _effects = new EffectRunner(run, _gates, _alarm);
    }

    public async Task<RunOutcome> RunAsync()
    {
        _run.Show(RunState.Running, null, null);
        _ = new OperatorEar(_run, _gates).ListenAsync();
        await WalkAsync();
        RunOutcome outcome = _run.Stopped is { } stop
            ? await new Rollback(_run, _gates, _effects).UndoAsync(stop)
            : new RunOutcome.Completed(null);
        await CloseAsync(outcome);
        await _alarm.UntilToldAsync();
        return outcome;
    }

    private async Task WalkAsync()
    {
        List<string> started = [];
        List<string> ended = [];
        List<Task<(string StepId, StepEnd End)>> running = [];
        while (true)
        {
            if (_run.Stopped is null)
            {
                foreach (StepDefinition step in RunPlan.Ready(_run.Contract, started, ended))
                {
                    started.Add(step.Id);
                    running.Add(WalkStepAsync(step));
                }
            }

            if (running.Count == 0)
            {
                return;
            }

            Task<(string StepId, StepEnd End)> first = await Task.WhenAny(running);
            running.Remove(first);
            (string stepId, StepEnd end) = await first;
            if (end != StepEnd.Stopped)
            {
                ended.Add(stepId);
            }
        }
    }

    private async Task<(string StepId, StepEnd End)> WalkStepAsync(StepDefinition step)
    {
        bool wanted = Conditions.Hold(step.When, _run.Facts);
        if (!wanted && !RandomSample.Takes(_run.Input.RunId, step))
        {
            _run.Note(RunEventKind.StepSkipped, "condition_not_met", step.Id);
            return (step.Id, StepEnd.Skipped);
        }

        if (!wanted)
        {
            _run.Note(RunEventKind.SampleTaken, RandomSample.Reason, step.Id);
        }

        Stands(step, step.EntryState);
        StepEnd end = step.Do switch
        {
            StepWork.Approve approve => await ApproveAsync(step, approve, wanted ? GateReasons.Of(step, _run.Facts) : [RandomSample.Reason]),
            StepWork.Effect effect => await _effects.RunAsync(step, effect),
            _ => await _steps.RunAsync(step),
        };
        Stands(step, end == StepEnd.Completed ? step.ExitState : null);
        return (step.Id, end);
    }

    /// <summary>Says on the record where the item now stands in the business.</summary>
    private void Stands(StepDefinition step, string? state)
    {
        if (state is not null)
        {
            _run.Note(RunEventKind.BusinessStateSet, state, step.Id);
        }
    }

    private async Task<StepEnd> ApproveAsync(StepDefinition step, StepWork.Approve approve, IReadOnlyList<string> reasons)
    {
        List<PreparedEffect> covered = [];
        List<string> coming = [.. approve.Covers.Where(c => !IsSurelySkipped(c))];
        if (coming.Count == 0)
        {
            _run.Note(RunEventKind.StepSkipped, "nothing_to_approve", step.Id);
            return StepEnd.Skipped;
        }

        foreach (string effect in coming)
        {
            if (await _effects.PrepareAsync(effect, "effect") is not { } prepared)
            {
                return StepEnd.Stopped;
            }

            covered.Add(prepared);
        }

        ApprovalDecision? decision = await _gates.AskAsync(step.Id, ApprovalKind.Approve, covered, reasons);
        return decision switch
        {
            null => StepEnd.Stopped,
            ApprovalDecision.Approved yes => Yes(step, yes),
            ApprovalDecision.Declined no => No(step, no.ReasonCode, no.By),
            _ => await SilenceAsync(step, approve, covered, reasons),
        };
    }

    /// <summary>All that the effect's condition names is known and it does not hold: people are not asked about what will not happen.</summary>
    private bool IsSurelySkipped(string effect)
    {
        ConditionDefinition? when = _run.Contract.Steps.First(s => s.Id == effect).When;
        return Conditions.Paths(when).All(p => _run.Facts.Any(f => f.Path == p)) && !Conditions.Hold(when, _run.Facts);
    }

    private StepEnd Yes(StepDefinition step, ApprovalDecision.Approved yes)
    {
        _effects.Allow(yes.Covers);
        _run.Keep($"steps.{step.Id}", null,
        [
            new($"steps.{step.Id}.decision", FactKind.Text, "approved"),
            new($"steps.{step.Id}.edited", FactKind.Truth, yes.Edited ? "true" : "false"),
        ]);
        return StepEnd.Completed;
    }

    private StepEnd No(StepDefinition step, string code, string by)
    {
        _run.Stop(new(RunOutcomeKind.Declined, code, by, step.Id));
        return StepEnd.Stopped;
    }

    private async Task<StepEnd> SilenceAsync(
        StepDefinition step, StepWork.Approve approve, IReadOnlyList<PreparedEffect> covered, IReadOnlyList<string> reasons) =>
        approve.Silence switch
        {
            SilenceMeans.Decline => No(step, "silence", "nobody"),
            SilenceMeans.Approve => Yes(step, new("silence", _run.NowUtc, covered, false, 0)),
            SilenceMeans.Pause => await _gates.PauseAsync(step, "APR007") switch
            {
                PauseEnd.Retry => await ApproveAsync(step, approve, reasons),
                PauseEnd.Skip => Yes(step, new("operator", _run.NowUtc, covered, false, 0)),
                PauseEnd.Stopped => StepEnd.Stopped,
            },
        };

    private async Task CloseAsync(RunOutcome outcome)
    {
        await _run.CallAsync<string>(FunctionNames.CloseRun, scope => new CloseInvocation(scope, outcome));
        await _run.CallAsync<string>(FunctionNames.RecordKpi, scope => new CloseInvocation(scope, outcome));
        _run.Show(Enum.Parse<RunState>(outcome.Kind.ToString()), null, null);
    }
}
