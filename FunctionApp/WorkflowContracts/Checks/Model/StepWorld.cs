using FunctionApp.Handoffs;

namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>How tries of plain steps may end.</summary>
internal sealed class StepWorld(ModelState state, ItemWorld items)
{
    private readonly Dictionary<string, (int Candidate, string? Fallback, int Restarts)> _last = new(StringComparer.Ordinal);
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);

    /// <summary>A new model or a fallback starts afresh, so that what the former one went through is not told apart.</summary>
    public void Called(StepInvocation step)
    {
        string name = ItemWorld.NameOf(step.StepId, step.Item);
        (int candidate, string? fallback, int restarts) = _last.GetValueOrDefault(name, (-2, null, 0));
        if (_refused.Remove(name) && step.Candidate > candidate && step.Fallback is null)
        {
            state.Break(Promise.RuleIsFinal, $"a rule forbids '{name}', and the next model is asked all the same");
        }

        state.TriedAgain(name);
        if (step.Candidate == candidate && step.Fallback == fallback)
        {
            return;
        }

        restarts += step.Candidate < candidate ? 1 : 0;
        _last[name] = (step.Candidate, step.Fallback, restarts);
        state.Forget(name, $"c{step.Candidate}{step.Fallback}r{restarts}:");
    }

    public IEnumerable<Happening> Ways(PendingCall call, StepInvocation step, Action answered)
    {
        string name = ItemWorld.NameOf(step.StepId, step.Item);
        foreach (IReadOnlyList<Fact> facts in step.Item is null ? state.Domain.Of($"steps.{step.StepId}") : [[]])
        {
            yield return new(
                $"'{name}' is done" + (facts.Count == 0 ? "" : ": " + string.Join(", ", facts.Select(Told))),
                () => Complete(call, step, facts, answered));
        }

        yield return new(
            $"'{name}' fails for a moment (outage or time-out)",
            () => Fail(call, step, FailureCategory.Transient, answered));
        yield return new(
            $"'{name}' fails for good",
            () => Fail(call, step, FailureCategory.Permanent, answered));
        if (!state.MayMishap)
        {
            yield break;
        }

        yield return new($"a rule forbids '{name}'", () => Refuse(call, step, answered), Rare: true);
        yield return new($"the work on '{name}' is lost", () => Lose(call, step, answered), Rare: true);
    }

    private void Refuse(PendingCall call, StepInvocation step, Action answered)
    {
        state.Mishap();
        _refused.Add(ItemWorld.NameOf(step.StepId, step.Item));
        Fail(call, step, FailureCategory.RefusedByPolicy, answered);
    }

    private void Lose(PendingCall call, StepInvocation step, Action answered)
    {
        state.Mishap();
        SetBack(step, FailureCategory.Permanent, answered);
        call.Lose();
    }

    private void Complete(PendingCall call, StepInvocation step, IReadOnlyList<Fact> facts, Action answered)
    {
        answered();
        state.Facts.AddRange(facts);
        if (step.Item is null)
        {
            state.End(step.StepId);
        }
        else
        {
            items.Done(ItemWorld.NameOf(step.StepId, step.Item));
            state.Forget(ItemWorld.NameOf(step.StepId, step.Item), "done");
        }

        BlobRef output = new("model", step.StepId, step.StepId, 0);
        StepEvidence evidence = new("model", null, null, 0, 0, 0, TimeSpan.Zero, null);
        call.Answer(new Recorded<StepOutcome>(new StepOutcome.Completed(output, facts, evidence), state.Head));
    }

    private void Fail(PendingCall call, StepInvocation step, FailureCategory category, Action answered)
    {
        SetBack(step, category, answered);
        call.Answer(new Recorded<StepOutcome>(new StepOutcome.Failed(new("STP000", category)), state.Head));
    }

    private void SetBack(StepInvocation step, FailureCategory category, Action answered)
    {
        answered();
        state.Remember(ItemWorld.NameOf(step.StepId, step.Item), category.ToString()[..1]);
        if (step.Item is null)
        {
            // The order in which items fail is nobody's reason to stop; their list is what fails.
            state.SetBack(step.StepId);
        }
    }

    private static string Told(Fact fact) =>
        $"{fact.Path[(fact.Path.LastIndexOf('.') + 1)..]} {(fact.Kind == FactKind.Missing ? "missing" : fact.Value)}";
}
