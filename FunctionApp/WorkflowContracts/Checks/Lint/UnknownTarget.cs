using FunctionApp.WorkflowContracts.Connectors;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>An effect names a connector and an operation that are declared, and relies only on what the operation can do.</summary>
internal static class UnknownTarget
{
    public const string Id = "CON053";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) => OfEffects(subject).Concat(FindReads(subject));

    private static IEnumerable<ContractProblem> OfEffects(LintSubject subject) => subject.House.Connectors is not { } known
        ? []
        : from found in subject.StepsDoing<StepWork.Effect>()
          from wrong in Wrong(found.Work, known)
          select subject.Problem(Id, $"{found.Pointer}/do/{wrong.Member}", wrong.Message);

    /// <summary>A look-up over HTTP names a declared read.</summary>
    private static IEnumerable<ContractProblem> FindReads(LintSubject subject) => subject.House.Connectors is not { } known
        ? []
        : (subject.Contract.Lookups ?? []).Select((l, i) => (l.Source as LookupSource.Http, i))
            .Where(l => l.Item1 is not null && !Reads(l.Item1, known))
            .Select(l => subject.Problem(
                Id, $"/lookups/{l.i}/source", $"'{l.Item1!.Connector}.{l.Item1.Operation}' is no GET of a connector of kind http"));

    private static bool Reads(LookupSource.Http source, IReadOnlyList<ConnectorDefinition> known) =>
        known.FirstOrDefault(c => c.Id == source.Connector) is { Kind: ConnectorKind.Http } connector
        && connector.Operations.Any(o => o.Id == source.Operation && o.Method == "GET");

    private static IEnumerable<(string Member, string Message)> Wrong(StepWork.Effect effect, IReadOnlyList<ConnectorDefinition> known)
    {
        if (known.FirstOrDefault(c => c.Id == effect.Connector) is not { } connector)
        {
            yield return ("connector", $"connectors.yaml has no connector '{effect.Connector}': {string.Join(", ", known.Select(c => c.Id))}");
            yield break;
        }

        OperationDefinition? operation = connector.Operations.FirstOrDefault(o => o.Id == effect.Operation);
        if (operation is null)
        {
            yield return (
                "operation",
                $"'{connector.Id}' has no operation '{effect.Operation}': {string.Join(", ", connector.Operations.Select(o => o.Id))}");
        }

        if (effect.Compensation is { } undo && !connector.Operations.Any(o => o.Id == undo.Operation))
        {
            yield return ("compensation/operation", $"'{connector.Id}' has no operation '{undo.Operation}'");
        }

        if (operation is { HonoursKey: false } && effect.InDoubt is { By: DoubtResolution.TargetHonoursKey })
        {
            yield return ("in_doubt/by", $"'{connector.Id}.{operation.Id}' does not honour keys, so sending again would not be safe");
        }

        if (operation is { Find: null } && effect.InDoubt is { By: DoubtResolution.Lookup })
        {
            yield return ("in_doubt/by", $"'{connector.Id}.{operation.Id}' declares no way to find out");
        }
    }
}
