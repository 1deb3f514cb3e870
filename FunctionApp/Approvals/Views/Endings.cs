using FunctionApp.Approvals.Gates;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Approvals.Views;

/// <summary>What yes, no and silence lead to, in sentences; pure.</summary>
internal static class Endings
{
    public static string OnYes(Gate gate, int effects) => gate.Kind switch
    {
        ApprovalKind.Approve => gate.Policy.Needed > 1
            ? $"It is done exactly as shown, once {gate.Policy.Needed} people have said yes."
            : effects == 0 ? "The run goes on." : "It is done exactly as shown, once.",
        ApprovalKind.Manual => "The run goes on with what you fill in.",
        ApprovalKind.Doubt => "The run goes on with what you found out; nothing is sent twice.",
        ApprovalKind.Rollback => "The run ends with what you say about it.",
        ApprovalKind.Incident => "The run goes on, or ends, as you choose.",
    };

    public static string OnNo(Gate gate) => gate.Kind switch
    {
        ApprovalKind.Approve => "Nothing of this is done; what was done before is undone, and the run ends as declined.",
        ApprovalKind.Manual => "The step counts as failed.",
        ApprovalKind.Doubt or ApprovalKind.Rollback or ApprovalKind.Incident => "There is no plain no here: one of the choices is needed.",
    };

    public static string OnSilence(Gate gate, StepDefinition step) => gate.Kind switch
    {
        ApprovalKind.Approve => (step.Do as StepWork.Approve)?.Silence switch
        {
            SilenceMeans.Approve => "It is done exactly as shown.",
            SilenceMeans.Pause => "The run stops, and its rollback owner is alerted.",
            _ => "It counts as a no: nothing of this is done.",
        },
        ApprovalKind.Manual => "The step counts as failed, and the run ends without it.",
        ApprovalKind.Doubt or ApprovalKind.Rollback => "You and the owner are asked again.",
        ApprovalKind.Incident => "The run ends as failed.",
    };
}
