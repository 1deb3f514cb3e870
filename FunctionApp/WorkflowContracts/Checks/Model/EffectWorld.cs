using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>The ledger and the targets behind it: what may answer, and which promises an answer would break.</summary>
internal sealed class EffectWorld(ModelState state)
{
    private readonly SortedDictionary<string, LedgerRow> _rows = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _yes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seenTo = new(StringComparer.Ordinal);
    private readonly Dictionary<(string StepId, bool Compensates), string> _keys = [];

    public IEnumerable<string> Key() => _rows.Select(r => $"{r.Key}:{r.Value}")
        .Concat(_yes.Where(y => !state.Undoing && !state.Ended.Contains(y.Key)).Select(y => $"yes {y.Key} {y.Value}"))
        .Concat(_seenTo.Order().Select(s => "seen " + s));

    /// <summary>A yes, or what the contract takes for one, to exactly these payloads.</summary>
    public void Allow(IEnumerable<PreparedEffect> covered)
    {
        foreach (PreparedEffect effect in covered)
        {
            _yes[effect.StepId] = effect.Payload.Sha256;
        }
    }

    /// <summary>The rollback owner said that it is undone or may stay.</summary>
    public void SeeTo(string stepId) => _seenTo.Add(stepId);

    public bool IsDone(PreparedEffect effect) => Row(effect).Done;

    /// <summary>The payload of a step as it would be sent; undoing has a key of its own.</summary>
    public PreparedEffect Prepared(StepInvocation step)
    {
        bool undo = step.Fallback is not null;
        StepWork.Effect work = (StepWork.Effect)state.Step(step.StepId)!.Do;
        string name = step.StepId + (undo ? "/undo" : "");
        return new(
            step.StepId, work.Connector, undo ? work.Compensation!.Operation : work.Operation, new("model", name, name, 0), [],
            work.Irreversible, false, "key:" + name);
    }

    /// <summary>Holds an intent against the promises at the moment it is handed over.</summary>
    public void Called(EffectIntent intent)
    {
        string stepId = intent.Effect.StepId;
        state.TriedAgain(stepId);
        if (Row(intent.Effect).State == LedgerState.InDoubt)
        {
            state.Break(Promise.EffectOnce, $"'{stepId}' is sent again while it is in doubt whether it happened");
        }

        (string, bool) act = (stepId, intent.Compensates);
        if (!_keys.TryAdd(act, intent.Effect.IdempotencyKey) && _keys[act] != intent.Effect.IdempotencyKey)
        {
            state.Break(Promise.EffectOnce, $"'{stepId}' is tried again under another key, so the target cannot tell that it is the same");
        }

        if (!intent.Compensates && NeedsYes(stepId) && !HasYes(intent))
        {
            state.Break(Promise.YesBeforeEffect, $"'{stepId}' is about to happen without a yes to exactly this payload");
        }
    }

    public IEnumerable<Happening> Ways(PendingCall call, EffectIntent intent, Action over, Action answered)
    {
        LedgerRow row = Row(intent.Effect);
        string name = intent.Compensates ? $"undoing '{row.StepId}'" : $"'{row.StepId}'";
        switch (row.State)
        {
            case LedgerState.Applied:
                return [Way($"{name} had been done before", row, new EffectReceipt.AlreadyApplied("ref"))];
            case LedgerState.Refused:
                return [Way($"{name} is refused again", row, new EffectReceipt.Refused("EFX000"))];
        }

        LedgerRow doubt = row with { State = LedgerState.InDoubt, Doubts = row.Doubts + 1 };
        List<Happening> ways =
        [
            Way($"{name} is done", row with { State = LedgerState.Applied, Done = true }, new EffectReceipt.Applied("ref")),
            Way($"{name} is surely not done", row with { State = LedgerState.NotApplied }, new EffectReceipt.NotApplied("EFX000", null)),
            Way($"{name} is refused for good", row with { State = LedgerState.Refused }, new EffectReceipt.Refused("EFX000")),
        ];
        if (row.Doubts == 0)
        {
            ways.Add(Way($"{name} is done but its answer is lost", doubt with { Done = true }, new EffectReceipt.InDoubt("EFX000")));
            ways.Add(Way($"{name} is not done and no answer comes", doubt, new EffectReceipt.InDoubt("EFX000")));
        }

        if (row.Busy)
        {
            ways.Add(Way($"{name} was done by the other run", row with { State = LedgerState.Applied, Done = row.Compensates }, new EffectReceipt.AlreadyApplied("ref")));
        }

        if (state.MayMishap)
        {
            ways.AddRange(Mishaps(call, intent.Effect, row, name, over, answered));
        }

        return ways;

        Happening Way(string told, LedgerRow after, EffectReceipt receipt) =>
            new(told, () => Answer(call, intent.Effect, after, receipt, answered));
    }

    /// <summary>Another run is at it under the same key, or the worker is lost before or after the target did it.</summary>
    private IEnumerable<Happening> Mishaps(PendingCall call, PreparedEffect effect, LedgerRow row, string name, Action over, Action answered)
    {
        yield return new(
            $"another run is at {name} under the same key",
            () =>
            {
                state.Mishap();
                _rows[effect.IdempotencyKey] = row with { Busy = true };
                over();
                call.Answer(new Recorded<EffectReceipt>(new EffectReceipt.Busy(TimeSpan.FromSeconds(30)), state.Head));
            },
            Rare: true);
        if (row.Doubts > 0)
        {
            yield break;
        }

        LedgerRow doubt = row with { State = LedgerState.InDoubt, Doubts = 1 };
        foreach ((string told, LedgerRow after) in new[]
        {
            ($"{name} is done and its worker is lost", doubt with { Done = true }),
            ($"{name} is not done, for its worker is lost", doubt),
        })
        {
            yield return new(
                told,
                () =>
                {
                    state.Mishap();
                    Stand(effect, after, new EffectReceipt.InDoubt("ORC010"), answered);
                    call.Lose();
                },
                Rare: true);
        }
    }

    public IEnumerable<Happening> Ways(PendingCall call, DoubtInvocation doubt, Action answered)
    {
        LedgerRow row = Row(doubt.Effect);
        LedgerState found = row.Done ? LedgerState.Applied : LedgerState.NotApplied;
        EffectReceipt truth = row.Done ? new EffectReceipt.Applied("ref") : new EffectReceipt.NotApplied("EFX000", null);
        if (doubt.Answer is not null || row.Doubts <= 1)
        {
            yield return new(
                $"the doubt about '{row.StepId}' is resolved: it {(row.Done ? "was" : "was not")} done",
                () => Answer(call, doubt.Effect, row with { State = found }, truth, answered));
        }

        if (state.MayMishap)
        {
            yield return new(
                $"asking about '{row.StepId}' is lost",
                () =>
                {
                    state.Mishap();
                    answered();
                    state.Remember(row.StepId + (row.Compensates ? "/undo" : ""), "l");
                    call.Lose();
                },
                Rare: true);
        }

        if (doubt.Answer is null)
        {
            yield return new(
                $"the target cannot say whether '{row.StepId}' happened",
                () => Answer(call, doubt.Effect, row with { Doubts = row.Doubts + 1 }, new EffectReceipt.InDoubt("EFX000"), answered));
        }
    }

    /// <summary>Holds an ending against what is applied, undone and in doubt.</summary>
    public void Ended(RunOutcome outcome)
    {
        foreach (LedgerRow row in _rows.Values.Where(r => !r.Compensates))
        {
            bool undone = _seenTo.Contains(row.StepId) || _rows.Values.Any(r => r.Compensates && r.Done && r.StepId == row.StepId);
            bool mayStay = outcome switch
            {
                RunOutcome.Completed => true,
                RunOutcome.PartiallyRolledBack => ((StepWork.Effect)state.Step(row.StepId)!.Do).Irreversible,
                _ => false,
            };
            if (row.Done && !undone && !mayStay)
            {
                state.Break(Promise.Undone, $"the run ends {outcome.Kind} while '{row.StepId}' is applied, not undone and not with its owner");
            }

            if (row.State == LedgerState.InDoubt)
            {
                state.Break(Promise.Undone, $"the run ends {outcome.Kind} while it is in doubt whether '{row.StepId}' happened");
            }
        }
    }

    private void Answer(PendingCall call, PreparedEffect effect, LedgerRow after, EffectReceipt receipt, Action answered)
    {
        Stand(effect, after with { Busy = false }, receipt, answered);
        call.Answer(new Recorded<EffectReceipt>(receipt, state.Head));
    }

    private void Stand(PreparedEffect effect, LedgerRow after, EffectReceipt receipt, Action answered)
    {
        LedgerRow before = Row(effect);
        _rows[effect.IdempotencyKey] = after.State == LedgerState.Applied ? after with { Doubts = 0 } : after;
        if (after.Done && !before.Done && _rows.Count(r => r.Value.StepId == after.StepId && r.Value.Compensates == after.Compensates && r.Value.Done) > 1)
        {
            state.Break(Promise.EffectOnce, $"'{after.StepId}' happened twice, under two keys");
        }

        answered();
        string stepId = effect.StepId + (after.Compensates ? "/undo" : "");
        if (after.State == LedgerState.Applied)
        {
            state.End(stepId);
        }
        else
        {
            state.Remember(stepId, receipt.Kind.ToString()[..1]);
            state.SetBack(stepId);
        }
    }

    private LedgerRow Row(PreparedEffect effect) => _rows.GetValueOrDefault(
        effect.IdempotencyKey,
        new(effect.StepId, effect.Payload.Name.EndsWith("/undo", StringComparison.Ordinal), LedgerState.Intended, false, 0));

    private bool NeedsYes(string stepId) => state.Contract.Steps.Any(s =>
        s.Do is StepWork.Approve approve && approve.Covers.Contains(stepId)
        && (state.Sampled.Contains(s.Id) || Conditions.Hold(s.When, state.Facts)));

    private bool HasYes(EffectIntent intent) =>
        _yes.TryGetValue(intent.Effect.StepId, out string? sha256)
        && sha256 == intent.Effect.Payload.Sha256
        && sha256 == intent.ApprovedSha256;
}
