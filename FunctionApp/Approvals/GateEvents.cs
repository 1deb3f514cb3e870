using System.Globalization;
using System.Text.Json;
using FunctionApp.Approvals.Gates;
using FunctionApp.Audit;
using FunctionApp.Handoffs;

namespace FunctionApp.Approvals;

/// <summary>What the record is told of a gate: ids, codes and references, never names or texts.</summary>
internal static class GateEvents
{
    public static RunEvent Opened(Gate gate) => new(
        RunEventKind.GateOpened,
        gate.OpenedUtc,
        "approvals",
        Name(gate.Kind),
        gate.StepId,
        gate.Round,
        gate.Asked.Count == 0 ? ApprovalCodes.NobodyAsked : null,
        StateOf(gate.Kind),
        [new("request", gate.Request), .. gate.Covers.Select(c => new NamedRef($"payload.{c.StepId}", c.Payload))],
        Facts:
        [
            Id(gate.GateId),
            new(FactNames.GateKind, FactKind.Text, Name(gate.Kind)),
            new(FactNames.GateRole, FactKind.Text, gate.Role),
            new(FactNames.GateDeadlineUtc, FactKind.Text, gate.DeadlineUtc.ToString("O", CultureInfo.InvariantCulture)),
        ]);

    public static RunEvent Noticed(string gateId, string stepId, GateNotice notice, int attempt, EffectReceipt receipt, DateTimeOffset now) => new(
        RunEventKind.NoticeSent,
        now,
        "approvals",
        Name(receipt.Kind),
        stepId,
        attempt,
        (receipt as EffectReceipt.NotApplied)?.Code,
        Facts: [Id(gateId), new("notice.person", FactKind.Text, notice.PersonId), new("notice.reason", FactKind.Text, notice.Reason)]);

    public static RunEvent Settled(Gate gate, DecisionRow row, int ask, DateTimeOffset now) => row.ToDecision() switch
    {
        ApprovalDecision.Approved yes => Settled(gate, row, ask, yes.AtUtc, yes.By, yes.Choice ?? "approved", null,
        [
            new("gate.edited", FactKind.Truth, yes.Edited ? "true" : "false"),
            new("gate.reviewer_seconds", FactKind.Number, yes.ReviewerSeconds.ToString(CultureInfo.InvariantCulture)),
        ]),
        ApprovalDecision.Declined no => Settled(gate, row, ask, no.AtUtc, no.By, "declined", no.ReasonCode,
        [
            new("gate.reviewer_seconds", FactKind.Number, no.ReviewerSeconds.ToString(CultureInfo.InvariantCulture)),
        ]),
        ApprovalDecision.Expired gone => Settled(gate, row, ask, gone.AtUtc, "clock", "expired", ApprovalCodes.Silence, []),
        _ => Waiting(gate, [], ask, now),
    };

    public static RunEvent Waiting(Gate gate, IReadOnlyList<GateNotice> notices, int ask, DateTimeOffset now) => new(
        notices.Any(n => n.Reason == "escalation") ? RunEventKind.GateEscalated : RunEventKind.NoticeSent,
        now,
        "approvals",
        notices.Count == 0 ? "still_waiting" : notices[0].Reason,
        gate.StepId,
        ask,
        Facts: [Id(gate.GateId), .. notices.Select(n => new Fact("notice.person", FactKind.Text, n.PersonId))]);

    private static RunEvent Settled(
        Gate gate, DecisionRow row, int ask, DateTimeOffset at, string by, string result, string? code, IReadOnlyList<Fact> facts) => new(
        RunEventKind.GateSettled,
        at,
        by,
        result,
        gate.StepId,
        ask,
        code,
        gate.Kind == ApprovalKind.Rollback ? RunState.Compensating : RunState.Running,
        row.FeedbackRef() is { } feedback ? [new("feedback", feedback)] : null,
        Facts: [Id(gate.GateId), new("gate.kind", FactKind.Text, Name(gate.Kind)), .. facts]);

    private static RunState StateOf(ApprovalKind kind) => kind switch
    {
        ApprovalKind.Incident => RunState.Paused,
        ApprovalKind.Rollback => RunState.PartiallyRolledBack,
        ApprovalKind.Approve or ApprovalKind.Manual or ApprovalKind.Doubt => RunState.AwaitingApproval,
    };

    private static Fact Id(string gateId) => new("gate.id", FactKind.Text, gateId);

    private static string Name(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
