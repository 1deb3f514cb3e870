namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>No step waits, over however many others, for itself.</summary>
internal static class Cycle
{
    public const string Id = "CON023";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from found in subject.Steps
        where subject.Graph.Before(found.Step.Id).Contains(found.Step.Id)
        select subject.Problem(Id, found.Pointer + "/needs", $"'{found.Step.Id}' waits for itself, so it would never start");
}
