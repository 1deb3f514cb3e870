using FunctionApp.Handoffs;

namespace FunctionApp.DataContracts;

/// <summary>A reject as people see it: what was wrong, and what became of sending it again.</summary>
/// <remarks><para>Shape: state <c>open</c>, <c>sending</c>, <c>rejected_again</c> or <c>resubmitted</c>.</para></remarks>
public sealed record KeptReject(
    RejectedRecord Reject,
    string State,
    string? RunId = null,
    string? NextRejectId = null)
{
    internal static KeptReject Of(RejectRow row) => new(
        row.Record(),
        row.SenderRunId is not null ? "sent_again" : row.Resubmitted ? "resubmitted" : row.AttemptRejectId is null ? row.AttemptPayload is null ? "open" : "sending" : "rejected_again",
        row.SenderRunId ?? (row.Resubmitted ? row.AttemptRunId : null),
        row.AttemptRejectId);
}
