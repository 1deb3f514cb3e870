using FunctionApp.Handoffs;

namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>A gate of the model: what was asked, how many said yes to it, what was decided.</summary>
internal sealed record ModelGate(ApprovalRequest Asked, DateTimeOffset DeadlineUtc, ApprovalDecision? Decision, bool Closed, int Voices = 0, bool Edited = false)
{
    public string GateId => Asked.GateId;

    public string StepId => Asked.StepId;

    /// <summary>One more yes; an edit voids the voices before it, and enough of them decide.</summary>
    public ModelGate Hear(ApprovalDecision.Approved yes, int needed)
    {
        bool edits = yes.Edited && !Edited;
        ModelGate heard = this with
        {
            Asked = Asked with { Covers = yes.Covers },
            Edited = yes.Edited,
            Voices = edits ? 1 : Voices + 1,
        };
        return heard.Voices >= needed ? heard with { Decision = yes } : heard;
    }
}
