using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>An effect can be undone, or says that it cannot.</summary>
internal static class EffectUndo
{
    public const string Id = "CON035";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from found in subject.StepsDoing<StepWork.Effect>()
        where found.Work.Irreversible == found.Work.Compensation is not null
        select subject.Problem(
            Id,
            found.Pointer + "/do",
            found.Work.Irreversible
                ? $"'{found.Step.Id}' is irreversible and has a compensation; one of the two is wrong"
                : $"'{found.Step.Id}' needs a compensation, or irreversible: true");
}
