using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A step that wants review below a confidence has an approval after it that asks at that confidence.</summary>
internal static class ReviewThreshold
{
    public const string Id = "CON056";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from found in subject.Steps
        where found.Step.ReviewBelow is { } below && !subject.StepsDoing<StepWork.Approve>().Any(a => Asks(subject, a.Step, found.Step, below))
        select subject.Problem(
            Id,
            found.Pointer + "/review_below",
            $"no approval after '{found.Step.Id}' asks when steps.{found.Step.Id}.confidence is less than {found.Step.ReviewBelow}");

    private static bool Asks(LintSubject subject, StepDefinition approval, StepDefinition step, double below) =>
        subject.Graph.Before(approval.Id).Contains(step.Id) && Asks(approval.When, $"steps.{step.Id}.confidence", below);

    // Only what widens the question counts: one more condition under "all" could keep it from being asked.
    private static bool Asks(ConditionDefinition? condition, string path, double below) => condition switch
    {
        null => true,
        { Any: { } any } => any.Any(c => Asks(c, path, below)),
        { Op: ConditionOperator.LessThan or ConditionOperator.AtMost, Value: { } value } when condition.Field == path =>
            value.TryGetDouble(out double asked) && asked >= below,
        _ => false,
    };
}
