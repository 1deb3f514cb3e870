namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A fan-out has a bound.</summary>
internal static class ForEachBound
{
    public const string Id = "CON043";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from found in subject.Steps
        where found.Step.ForEach is { Max: < 1 or > 1_000 }
        select subject.Problem(Id, found.Pointer + "/for_each/max", "expected 1 to 1000 items");
}
