using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>An approval covers effects that wait for it, asks for voices that can be had, and edits fields that are shown.</summary>
internal static class ApprovalCover
{
    public const string Id = "CON037";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from found in subject.StepsDoing<StepWork.Approve>()
        from wrong in Wrong(subject, found.Step, found.Work)
        select subject.Problem(Id, $"{found.Pointer}/do/{wrong.Member}", wrong.Message);

    private static IEnumerable<(string Member, string Message)> Wrong(
        LintSubject subject, StepDefinition step, StepWork.Approve approve)
    {
        if (approve.Covers.Count == 0)
        {
            yield return ("covers", "expected the effects that the yes is for");
        }

        foreach (string covered in approve.Covers)
        {
            if (!subject.Contract.Steps.Any(s => s.Id == covered && s.Do is StepWork.Effect))
            {
                yield return ("covers", $"there is no effect '{covered}'");
            }
            else if (!subject.Graph.Before(covered).Contains(step.Id))
            {
                yield return ("covers", $"'{covered}' does not wait for this approval; add '{step.Id}' to its needs");
            }
        }

        foreach (string editable in approve.Editable ?? [])
        {
            if (!IsShown(subject.Contract, approve, editable))
            {
                yield return ("editable", $"'{editable}' is no payload field of a covered effect; expected effect.field");
            }
        }

        if (approve.Needed is < 1 or > 5)
        {
            yield return ("needed", "expected 1 to 5 voices");
        }

        if (approve.SampleRate is < 0 or > 1)
        {
            yield return ("sample_rate", "expected a share from 0 to 1");
        }
    }

    private static bool IsShown(WorkflowDefinition contract, StepWork.Approve approve, string editable)
    {
        string[] parts = editable.Split('.', 2);
        return parts.Length == 2
            && approve.Covers.Contains(parts[0])
            && contract.Steps.Any(s => s.Id == parts[0] && s.Do is StepWork.Effect e && e.Payload.Any(p => p.Field == parts[1]));
    }
}
