using FunctionApp.Handoffs;

namespace FunctionApp.Approvals.Gates;

/// <summary>A gate as pages and the run document show it.</summary>
/// <remarks>
/// <para>Shape: people by id; <paramref name="Decision"/> is null while it waits; feedback holds comment and edits.</para>
/// </remarks>
public sealed record GateEntry(
    string RunId,
    string GateId,
    string StepId,
    ApprovalKind Kind,
    string Workflow,
    string Role,
    IReadOnlyList<string> Asked,
    IReadOnlyList<string> Voices,
    int Needed,
    DateTimeOffset OpenedUtc,
    DateTimeOffset DeadlineUtc,
    ApprovalDecision? Decision,
    BlobRef? Feedback)
{
    internal static GateEntry Of(Gate gate, DecisionRow? decided) => new(
        gate.RunId,
        gate.GateId,
        gate.StepId,
        gate.Kind,
        gate.Contract.ContractId,
        gate.Role,
        gate.Asked,
        [.. gate.Voices.Select(v => v.PersonId)],
        gate.Policy.Needed,
        gate.OpenedUtc,
        gate.DeadlineUtc,
        decided?.ToDecision(),
        decided?.FeedbackRef());
}
