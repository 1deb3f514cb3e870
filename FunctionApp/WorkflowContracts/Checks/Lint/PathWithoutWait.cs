using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A step reads only what has surely been written before it starts.</summary>
internal static class PathWithoutWait
{
    public const string Id = "CON025";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) => OfSteps(subject).Concat(OfLookups(subject));

    private static IEnumerable<ContractProblem> OfLookups(LintSubject subject) =>
        from path in ContractPath.In(subject.Contract)
        where path is { Step: not null, Parts: ["lookups", _, _, ..] }
        let before = subject.Graph.Before(path.Step!.Id)
        where !subject.StepsDoing<StepWork.Lookup>().Any(l => l.Work.Source == path.Parts[1] && before.Contains(l.Step.Id))
        select subject.Problem(
            Id, path.Pointer, $"'{path.Step!.Id}' reads '{path.Path}' but waits for no step that asks '{path.Parts[1]}'");

    private static IEnumerable<ContractProblem> OfSteps(LintSubject subject) =>
        from path in ContractPath.In(subject.Contract)
        where path.Step is not null && path.Parts is ["steps" or "receipts" or "effects", _, _, ..]
        let read = path.Parts[1]
        where subject.Graph.Has(read)
            && !(path.Use == PathUse.Undo && read == path.Step!.Id)
            && !subject.Graph.Before(path.Step!.Id).Contains(read)
        select subject.Problem(
            Id, path.Pointer, $"'{path.Step!.Id}' reads '{path.Path}' but does not wait for '{read}'; add it to needs");
}
