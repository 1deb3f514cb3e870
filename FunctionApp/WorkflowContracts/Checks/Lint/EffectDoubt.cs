using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>Every effect says how a doubt about it is resolved.</summary>
internal static class EffectDoubt
{
    public const string Id = "CON042";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from found in subject.StepsDoing<StepWork.Effect>()
        where found.Work.InDoubt is null
        select subject.Problem(Id, found.Pointer + "/do", $"'{found.Step.Id}' does not say how a doubt is resolved; add in_doubt");
}
