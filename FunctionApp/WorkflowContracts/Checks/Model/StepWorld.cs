using FunctionApp.Handoffs;

namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>How tries of plain steps may end.</summary>
internal sealed class StepWorld(ModelState state, ItemWorld items)
{
    private readonly Dictionary<string, (int Candidate, string? Fallback, int Restarts)> _last = new(StringComparer.Ordinal);

    /// <summary>A new model or a fallback starts afresh, so that what the former one went through is not told apart.</summary>
    public void Called(StepInvocation step)
    {
        string name = ItemWorld.NameOf(step.StepId, step.Item);
        (int candidate, string? fallback, int restarts) = _last.GetValueOrDefault(name, (-2, null, 0));
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
        answered();
        state.Remember(ItemWorld.NameOf(step.StepId, step.Item), category == FailureCategory.Transient ? "t" : "p");
        if (step.Item is null)
        {
            // The order in which items fail is nobody's reason to stop; their list is what fails.
            state.SetBack(step.StepId);
        }

        call.Answer(new Recorded<StepOutcome>(new StepOutcome.Failed(new("STP000", category)), state.Head));
    }

    private static string Told(Fact fact) =>
        $"{fact.Path[(fact.Path.LastIndexOf('.') + 1)..]} {(fact.Kind == FactKind.Missing ? "missing" : fact.Value)}";
}
