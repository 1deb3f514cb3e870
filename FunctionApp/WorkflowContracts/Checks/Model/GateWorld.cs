using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>The people behind gates: what they may decide, when, and how often the news of it arrives.</summary>
internal sealed class GateWorld(ModelState state, EffectWorld effects, SimulatedWorld context)
{
    private readonly SortedDictionary<string, ModelGate> _gates = new(StringComparer.Ordinal);
    private int _repeats;

    public IEnumerable<ModelGate> Open => _gates.Values.Where(g => !g.Closed && g.Decision is null);

    public IEnumerable<string> Key() => _gates.Values.Where(g => !g.Closed)
        .Select(g => $"{g.GateId}:{g.Asked.Kind}:{GateDecisions.Named(g.Decision)}:{g.Voices}{g.Edited}");

    /// <summary>How often the news of a decision was repeated.</summary>
    public int Repeats => MayAskAgain ? _repeats : 0;

    // How often the news of a yes was repeated matters only while another approval may come.
    private bool MayAskAgain => state.Contract.Steps.Any(s => s.Do is StepWork.Approve && !state.Ended.Contains(s.Id));

    public OpenGate Opened(ApprovalRequest asked)
    {
        StepWork.Approve? approve = state.Step(asked.StepId)?.Do as StepWork.Approve;
        TimeSpan within = asked.Within ?? approve?.Deadline ?? TimeSpan.FromDays(1);
        bool own = asked.Kind == ApprovalKind.Approve;
        _gates[asked.GateId] = new(asked, asked.OpenedUtc + within, null, false);
        state.Beyond |= asked.Round > state.Bound.GateRounds;
        state.Remember(asked.StepId, "g");
        state.Story.Add($"people are asked about '{asked.StepId}' ({asked.Kind.ToString().ToLowerInvariant()})");
        return new(
            asked.GateId,
            asked.OpenedUtc + within,
            [new("person", 1, "opened")],
            own ? [.. (approve?.Reminders ?? []).Take(1).Select(r => asked.OpenedUtc + r)] : []);
    }

    public IEnumerable<Happening> Decisions() => Open.ToList().SelectMany(DecisionsOf);

    public IEnumerable<Happening> Ways(PendingCall call, SettleInvocation settle, Action answered)
    {
        ModelGate gate = _gates[settle.GateId];
        if (gate.Decision is { } decided)
        {
            return [Way($"the decision about '{gate.StepId}' is read", decided)];
        }

        ApprovalDecision expired = new ApprovalDecision.Expired(gate.DeadlineUtc);
        return settle.Waiting switch
        {
            "deadline" when gate.Asked.Kind == ApprovalKind.Approve && gate.Voices + 1 >= Needed(gate) =>
            [
                Way($"nobody answered about '{gate.StepId}' until the deadline", expired),
                Way($"a yes about '{gate.StepId}' came just before the deadline", GateDecisions.Yes(gate, context.Now)),
            ],
            "deadline" => [Way($"nobody answered about '{gate.StepId}' until the deadline", expired)],
            "withdrawn" => [Way($"the question about '{gate.StepId}' is withdrawn", expired)],
            _ => [Way($"the question about '{gate.StepId}' is still open", new ApprovalDecision.Pending([]))],
        };

        Happening Way(string told, ApprovalDecision decision) =>
            new(told, () => Settle(call, gate, decision, settle.Waiting == "withdrawn", answered));
    }

    private IEnumerable<Happening> DecisionsOf(ModelGate gate)
    {
        StepDefinition step = state.Step(gate.StepId)!;
        foreach ((string told, ApprovalDecision decision) in GateDecisions.Of(gate, step, state.Domain, effects, context.Now))
        {
            yield return new(told, () => Decide(gate, decision, 1));
            if (decision is ApprovalDecision.Approved && gate.Asked.Kind == ApprovalKind.Approve && _repeats < state.Bound.RepeatedEvents)
            {
                yield return new(told + ", and the news of it arrives twice", () => Decide(gate, decision, 2), Rare: true);
            }
        }
    }

    private int Needed(ModelGate gate) => ((StepWork.Approve)state.Step(gate.StepId)!.Do).Needed;

    private void Decide(ModelGate gate, ApprovalDecision decision, int times)
    {
        _gates[gate.GateId] = decision is ApprovalDecision.Approved yes && gate.Asked.Kind == ApprovalKind.Approve
            ? gate.Hear(yes, Needed(gate))
            : gate with { Decision = decision };
        _repeats += times - 1;
        for (int i = 0; i < times; i++)
        {
            context.Raise("run", $"approval-{gate.GateId}", "decision");
        }
    }

    private void Settle(PendingCall call, ModelGate gate, ApprovalDecision decision, bool withdrawn, Action answered)
    {
        answered();
        if (decision is not ApprovalDecision.Pending)
        {
            _gates[gate.GateId] = gate with { Decision = decision, Closed = true };
        }

        if (!withdrawn)
        {
            Follow(gate, decision);
        }

        call.Answer(new Recorded<ApprovalDecision>(decision, state.Head));
    }

    private void Follow(ModelGate gate, ApprovalDecision decision)
    {
        StepDefinition step = state.Step(gate.StepId)!;
        bool silentYes = decision is ApprovalDecision.Expired && step.Do is StepWork.Approve { Silence: SilenceMeans.Approve };
        switch (decision)
        {
            case ApprovalDecision.Approved yes when gate.Asked.Kind == ApprovalKind.Approve:
                Approve(gate, yes.Covers, yes.Edited);
                break;
            case ApprovalDecision.Approved yes when gate.Asked.Kind == ApprovalKind.Manual:
                state.Facts.AddRange(yes.Facts ?? []);
                state.End(gate.StepId);
                break;
            case ApprovalDecision.Approved yes when gate.Asked.Kind == ApprovalKind.Rollback:
                effects.SeeTo(gate.StepId);
                state.Remember(gate.StepId, yes.Choice ?? "");
                break;
            case ApprovalDecision.Expired when silentYes && gate.Asked.Kind == ApprovalKind.Approve:
                Approve(gate, gate.Asked.Covers, edited: false);
                break;
            case ApprovalDecision.Pending:
                break;
            default:
                state.Remember(gate.StepId, GateDecisions.Named(decision));
                state.SetBack(gate.StepId);
                break;
        }
    }

    private void Approve(ModelGate gate, IReadOnlyList<PreparedEffect> covers, bool edited)
    {
        effects.Allow(covers);
        state.Facts.Add(new($"steps.{gate.StepId}.decision", FactKind.Text, "approved"));
        state.Facts.Add(new($"steps.{gate.StepId}.edited", FactKind.Truth, edited ? "true" : "false"));
        state.End(gate.StepId);
    }
}
