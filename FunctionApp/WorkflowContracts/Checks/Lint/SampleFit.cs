using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A random sample is a share of the runs in which the step's condition does not hold; without a condition there are none.</summary>
internal static class SampleFit
{
    public const string Id = "CON060";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from found in subject.StepsDoing<StepWork.Approve>()
        let wrong = found.Work.SampleRate is < 0 or > 1 ? "expected a share from 0 to 1"
            : found.Work.SampleRate > 0 && found.Step.When is null ? $"'{found.Step.Id}' asks each time, so there is nothing left to sample"
            : null
        where wrong is not null
        select subject.Problem(Id, $"{found.Pointer}/do/sample_rate", wrong);
}
