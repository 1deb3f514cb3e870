using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.DurableTask;

namespace FunctionApp.Orchestration;

/// <summary>Takes an effect from its payload to a receipt; doubt is resolved, never guessed.</summary>
internal sealed class EffectRunner(RunThread run, GateRunner gates, StepAlarm alarm)
{
    private const int MostBusyWaits = 30;
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<PreparedEffect> _prepared = [];
    private readonly List<(string StepId, string Sha256)> _allowed = [];
    private readonly List<Fact> _receipts = [];

    /// <summary>Steps whose effect was or may have been applied, in the order in which they were begun.</summary>
    public List<string> Begun { get; } = [];

    public IReadOnlyList<Fact> Receipts => [.. _receipts];

    /// <summary>Remembers what a yes was given to; an edited payload stands in for the prepared one.</summary>
    public void Allow(IReadOnlyList<PreparedEffect> covered)
    {
        foreach (PreparedEffect effect in covered)
        {
            _prepared.RemoveAll(p => p.StepId == effect.StepId);
            _prepared.Add(effect);
            _allowed.RemoveAll(a => a.StepId == effect.StepId);
            _allowed.Add((effect.StepId, effect.Payload.Sha256));
        }
    }

    /// <summary>Composes a payload; null when it cannot be composed and the run stops for that.</summary>
    public async Task<PreparedEffect?> PrepareAsync(string stepId, string what)
    {
        try
        {
            return await run.CallAsync<PreparedEffect>(FunctionNames.PrepareEffect, scope => new StepInvocation(
                scope, stepId, 1, -1, run.Values, [.. run.Facts, .. _receipts], what == "effect" ? null : what));
        }
        catch (TaskFailedException)
        {
            run.Stop(new(RunOutcomeKind.Failed, "EFX010", "interpreter", stepId));
            return null;
        }
    }

    public async Task<StepEnd> RunAsync(StepDefinition step, StepWork.Effect effect)
    {
        PreparedEffect? prepared = _prepared.Find(p => p.StepId == step.Id) ?? await PrepareAsync(step.Id, "effect");
        if (prepared is null)
        {
            return StepEnd.Stopped;
        }

        Begun.Add(step.Id);
        while (true)
        {
            EffectReceipt? receipt = await ApplyAsync(step, effect.InDoubt, prepared, compensates: false);
            switch (receipt)
            {
                case EffectReceipt.Applied applied:
                    return Applied(step, applied.ExternalRef);
                case EffectReceipt.AlreadyApplied already:
                    // Another run did it; undoing it is not this run's to do.
                    Begun.Remove(step.Id);
                    return Applied(step, already.ExternalRef);
                case null:
                    Begun.Remove(step.Id);
                    return StepEnd.Stopped;
            }

            Begun.Remove(step.Id);
            string code = receipt is EffectReceipt.Refused refused ? refused.Code
                : receipt is EffectReceipt.NotApplied not ? not.Code : "EFX011";
            StepEnd? end = await GiveUpAsync(step, code);
            if (end is not null)
            {
                return end.Value;
            }

            Begun.Add(step.Id);
        }
    }

    /// <summary>Applies until the ledger row is terminal: done, surely not done for good, or refused; null when stopped in between.</summary>
    public async Task<EffectReceipt?> ApplyAsync(
        StepDefinition step, InDoubtDefinition? inDoubt, PreparedEffect prepared, bool compensates)
    {
        FailurePolicyDefinition policy = FailurePolicy.Of(step);
        string? approved = compensates ? null : _allowed.Find(a => a.StepId == step.Id).Sha256;
        int tries = 0;
        for (int round = 1; ; round++)
        {
            int attempt = Next(compensates ? $"{step.Id}|undo" : step.Id);
            EffectReceipt receipt = await ActAsync(prepared, attempt, approved, compensates);
            if (receipt is EffectReceipt.InDoubt)
            {
                DoubtRunner doubt = new(run, gates, () => Next($"{prepared.IdempotencyKey}|doubt"));
                receipt = await doubt.ResolveAsync(step, inDoubt, prepared, Receipts);
            }

            TimeSpan wait;
            switch (receipt)
            {
                case EffectReceipt.NotApplied no when ++tries < policy.Attempts:
                    run.Note(RunEventKind.RetryPlanned, "retry", step.Id, no.Code, attempt);
                    wait = FailurePolicy.Delay(policy, no.RetryAfter, $"{run.Input.RunId}|{step.Id}|{attempt}", tries);
                    break;
                case EffectReceipt.Busy busy when round < MostBusyWaits:
                    wait = busy.RetryAfter;
                    break;
                default:
                    return receipt;
            }

            // A compensation is what a stopped run still owes; everything else may be left undone.
            if (compensates)
            {
                await run.Durable.CreateTimer(wait, CancellationToken.None);
            }
            else if (!await run.SleepAsync(wait))
            {
                return null;
            }
        }
    }

    /// <summary>The next number of an act; it goes on counting after a pause, since an old number has its answer on the record.</summary>
    private int Next(string act)
    {
        _numbers[act] = _numbers.GetValueOrDefault(act) + 1;
        return _numbers[act];
    }

    private async Task<EffectReceipt> ActAsync(PreparedEffect prepared, int attempt, string? approved, bool compensates)
    {
        try
        {
            return await run.CallAsync<EffectReceipt>(FunctionNames.ApplyEffect, scope => new EffectIntent(
                scope, prepared, attempt, approved, Receipts, compensates));
        }
        catch (TaskFailedException)
        {
            return new EffectReceipt.InDoubt("ORC010");
        }
    }

    private StepEnd Applied(StepDefinition step, string externalRef)
    {
        _receipts.Add(new($"receipts.{step.Id}.external_ref", FactKind.Text, externalRef));
        return StepEnd.Completed;
    }

    private async Task<StepEnd?> GiveUpAsync(StepDefinition step, string code)
    {
        alarm.Raise(step, code);
        foreach (FallbackDefinition fallback in step.Fallbacks ?? [])
        {
            if (fallback is FallbackDefinition.Skip && step.Skippable)
            {
                run.Note(RunEventKind.StepSkipped, "fallback", step.Id, code);
                return StepEnd.Skipped;
            }

            if (fallback is FallbackDefinition.PauseAndAlert pause)
            {
                run.Note(RunEventKind.FallbackTaken, "pause_and_alert", step.Id, code);
                return await gates.PauseAsync(step, code, pause.Role) switch
                {
                    PauseEnd.Retry => null,
                    PauseEnd.Skip => StepEnd.Skipped,
                    PauseEnd.Stopped => StepEnd.Stopped,
                };
            }
        }

        run.Stop(new(RunOutcomeKind.Failed, code, "interpreter", step.Id));
        return StepEnd.Stopped;
    }
}
