using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>Only what can use up its attempts can tell of it; a question has an escalation of its own.</summary>
internal static class AlarmFit
{
    public const string Id = "CON062";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from found in subject.StepsDoing<StepWork.Approve>()
        where found.Step.OnFailure?.EscalateTo is not null
        select subject.Problem(
            Id, $"{found.Pointer}/on_failure/escalate_to", "an approval has no attempts to use up; say under 'escalation' who is asked next");
}
