using FunctionApp.Handoffs;

namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>A gate of the model: what was asked and what was decided.</summary>
internal sealed record ModelGate(ApprovalRequest Asked, DateTimeOffset DeadlineUtc, ApprovalDecision? Decision, bool Closed)
{
    public string GateId => Asked.GateId;

    public string StepId => Asked.StepId;
}
