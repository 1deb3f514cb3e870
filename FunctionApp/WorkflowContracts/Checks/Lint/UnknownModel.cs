using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A route names models that are declared.</summary>
internal static class UnknownModel
{
    public const string Id = "CON054";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) => subject.House.Models is not { } known
        ? []
        : from found in subject.Steps
          from candidate in NamedFacts.RouteOf(found.Step.Do).Select((c, i) => (c.Model, Index: i))
          where !known.Contains(candidate.Model)
          select subject.Problem(
              Id,
              $"{found.Pointer}/do/route/{candidate.Index}/model",
              $"models.yaml has no model '{candidate.Model}': {string.Join(", ", known)}");
}
