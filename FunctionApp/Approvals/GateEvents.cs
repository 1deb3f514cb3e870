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
        "opened",
        gate.StepId,
        gate.Round,
        gate.Asked.Count == 0 ? ApprovalCodes.NobodyAsked : null,
        StateOf(gate.Kind),
        [new("request", gate.Request), .. gate.Covers.Select(c => new NamedRef($"payload.{c.StepId}", c.Payload))],
        Facts:
        [
            Id(gate.GateId),
            Kind(gate),
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
        Facts:
        [
            Id(gateId),
            new(FactNames.NoticeNumber, FactKind.Number, notice.Number.ToString(CultureInfo.InvariantCulture)),
            new("notice.person", FactKind.Text, notice.PersonId),
            new("notice.reason", FactKind.Text, notice.Reason),
        ]);

    public static RunEvent Settled(Gate gate, DecisionRow row, int ask, DateTimeOffset now) => row.ToDecision() switch
    {
        ApprovalDecision.Approved yes => Settled(gate, row, ask, yes.AtUtc, yes.By, "approved", yes.Choice,
        [
            new(FactNames.GateEdited, FactKind.Truth, yes.Edited ? "true" : "false"),
            new(FactNames.ReviewerSeconds, FactKind.Number, yes.ReviewerSeconds.ToString(CultureInfo.InvariantCulture)),
        ]),
        ApprovalDecision.Declined no => Settled(gate, row, ask, no.AtUtc, no.By, "declined", no.ReasonCode,
        [
            new(FactNames.ReviewerSeconds, FactKind.Number, no.ReviewerSeconds.ToString(CultureInfo.InvariantCulture)),
        ]),
        ApprovalDecision.Expired gone => Settled(gate, row, ask, gone.AtUtc, "clock", "expired", ApprovalCodes.Silence, []),
        _ => Waiting(gate, [], ask, now),
    };

    public static RunEvent Waiting(Gate gate, IReadOnlyList<GateNotice> notices, int ask, DateTimeOffset now)
    {
        string? role = notices.Any(n => n.Reason == "escalation") ? gate.Calls.LastOrDefault(c => c.Ask == ask && c.Role is not null)?.Role : null;
        return new(
            role is null ? RunEventKind.GateSettled : RunEventKind.GateEscalated,
            now,
            "approvals",
            role is null ? GateRecord.Pending : "escalated",
            gate.StepId,
            ask,
            Facts:
            [
                Id(gate.GateId),
                Kind(gate),
                .. role is null ? [] : new Fact[] { new(FactNames.GateRole, FactKind.Text, role) },
                .. notices.Select(n => new Fact("notice.person", FactKind.Text, n.PersonId)),
            ]);
    }

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
        Refs(gate, row),
        Facts: [Id(gate.GateId), Kind(gate), .. facts]);

    /// <summary>What a person did in a step's place stands where the step's own output would stand.</summary>
    private static IReadOnlyList<NamedRef>? Refs(Gate gate, DecisionRow row)
    {
        NamedRef?[] refs =
        [
            row.FeedbackRef() is { } feedback ? new("feedback", feedback) : null,
            row.ToDecision() is ApprovalDecision.Approved { ManualOutput: { } output } ? new($"steps.{gate.StepId}", output) : null,
        ];
        return refs.Any(r => r is not null) ? [.. refs.OfType<NamedRef>()] : null;
    }

    private static RunState StateOf(ApprovalKind kind) => kind switch
    {
        ApprovalKind.Incident => RunState.Paused,
        ApprovalKind.Rollback => RunState.PartiallyRolledBack,
        ApprovalKind.Approve or ApprovalKind.Manual or ApprovalKind.Doubt => RunState.AwaitingApproval,
    };

    private static Fact Id(string gateId) => new(FactNames.GateId, FactKind.Text, gateId);

    private static Fact Kind(Gate gate) => new(FactNames.GateKind, FactKind.Text, Name(gate.Kind));

    private static string Name(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
