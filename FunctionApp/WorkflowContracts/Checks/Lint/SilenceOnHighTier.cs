using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>On the high tier silence is never consent.</summary>
internal static class SilenceOnHighTier
{
    public const string Id = "CON032";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from found in subject.StepsDoing<StepWork.Approve>()
        where found.Work.Silence == SilenceMeans.Approve && subject.Contract.RiskTier == RiskTier.High
        select subject.Problem(Id, found.Pointer + "/do/silence", "on the high tier expected decline or pause");
}
