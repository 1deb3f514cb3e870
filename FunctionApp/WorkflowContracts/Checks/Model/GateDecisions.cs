using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>What a person may say at a gate of each kind.</summary>
internal static class GateDecisions
{
    public static IEnumerable<(string Told, ApprovalDecision Decision)> Of(
        ModelGate gate, StepDefinition step, FactDomain domain, EffectWorld effects, DateTime now) => gate.Asked.Kind switch
        {
            ApprovalKind.Approve => OfApproval(gate, (StepWork.Approve)step.Do, now),
            ApprovalKind.Manual => domain.Of($"steps.{step.Id}").Select(f => (
                $"a person does '{step.Id}' by hand",
                (ApprovalDecision)(Yes(gate, now) with { ManualOutput = new("model", step.Id, step.Id, 0), Facts = f })))
                .Append(No(gate, now)),
            ApprovalKind.Doubt => OfDoubt(gate, effects, now),
            ApprovalKind.Incident => OfIncident(gate, step, now),
            ApprovalKind.Rollback =>
            [
                ($"the owner undid '{step.Id}' by hand", Yes(gate, now) with { Choice = "resolved" }),
                ($"the owner accepts that '{step.Id}' stays", Yes(gate, now) with { Choice = "accepted" }),
            ],
        };

    public static ApprovalDecision.Approved Yes(ModelGate gate, DateTime now) =>
        new("person", new(now, TimeSpan.Zero), gate.Asked.Covers, gate.Edited, 0);

    public static string Named(ApprovalDecision? decision) => decision switch
    {
        null => "open",
        ApprovalDecision.Approved yes => $"yes{yes.Edited}{yes.Choice}{string.Join(',', yes.Facts?.Select(f => f.Path + f.Value) ?? [])}",
        _ => decision.Kind.ToString(),
    };

    private static (string Told, ApprovalDecision Decision) No(ModelGate gate, DateTime now) =>
        ($"a person says no about '{gate.StepId}'", new ApprovalDecision.Declined("person", new(now, TimeSpan.Zero), "no", 0));

    private static IEnumerable<(string Told, ApprovalDecision Decision)> OfApproval(ModelGate gate, StepWork.Approve approve, DateTime now)
    {
        yield return ($"a person says yes at '{gate.StepId}'", Yes(gate, now));
        if (approve.Editable is { Count: > 0 } && !gate.Edited)
        {
            yield return ($"a person edits and says yes at '{gate.StepId}'", Yes(gate, now) with
            {
                Edited = true,
                Covers = [.. gate.Asked.Covers.Select(c => c with { Payload = c.Payload with { Sha256 = c.StepId + "/edited" } })],
            });
        }

        yield return No(gate, now);
    }

    private static IEnumerable<(string Told, ApprovalDecision Decision)> OfDoubt(ModelGate gate, EffectWorld effects, DateTime now)
    {
        bool done = effects.IsDone(gate.Asked.Covers[0]);
        yield return (
            $"a person finds out that '{gate.StepId}' {(done ? "was" : "was not")} done",
            Yes(gate, now) with { Choice = done ? "it_was_done" : "it_was_not" });
    }

    private static IEnumerable<(string Told, ApprovalDecision Decision)> OfIncident(ModelGate gate, StepDefinition step, DateTime now)
    {
        yield return ($"a person lets '{step.Id}' try again", Yes(gate, now) with { Choice = "retry" });
        if (step.Skippable)
        {
            yield return ($"a person lets the run go on without '{step.Id}'", Yes(gate, now) with { Choice = "skip" });
        }

        yield return ($"a person stops the run at '{step.Id}'", Yes(gate, now) with { Choice = "cancel" });
    }
}
