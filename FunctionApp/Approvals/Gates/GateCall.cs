namespace FunctionApp.Approvals.Gates;

/// <summary>A time at which people are told again.</summary>
/// <remarks>
/// Reason is reminder, escalation, delegated, edited or later. Role and person narrow who; neither means all who have not answered.
/// Ask is the number of the question to which it was handed out, so that the same question gets the same calls again.
/// </remarks>
internal sealed record GateCall(DateTimeOffset AtUtc, string Reason, string? Role = null, string? PersonId = null, int? Ask = null);
