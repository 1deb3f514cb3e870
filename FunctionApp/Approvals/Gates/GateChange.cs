using FunctionApp.Handoffs;

namespace FunctionApp.Approvals.Gates;

/// <summary>What one act makes of a gate: the gate after it, and the decision where it settles the gate.</summary>
/// <remarks>No gate means that nothing changes; the result is what the one who acts is told.</remarks>
internal sealed record GateChange<T>(T Result, Gate? Next = null, ApprovalDecision? Decision = null, BlobRef? Feedback = null);
