using FunctionApp.WorkflowContracts.Reading;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A step waits only for steps that exist.</summary>
internal static class UnknownNeed
{
    public const string Id = "CON022";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from found in subject.Steps
        from need in (found.Step.Needs ?? []).Select((name, index) => (name, index))
        where !subject.Graph.Has(need.name)
        let near = Spelling.Nearest(need.name, [.. subject.Contract.Steps.Select(s => s.Id)])
        select subject.Problem(
            Id,
            $"{found.Pointer}/needs/{need.index}",
            $"there is no step '{need.name}'" + (near is null ? "" : $"; nearest: {near}"));
}
