using System.Text.RegularExpressions;
using FunctionApp.WorkflowContracts.Connectors;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A payload has every field that its operation's address and recipient need, and none that nobody takes.</summary>
internal static partial class PayloadFit
{
    public const string Id = "CON066";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) => subject.House.Connectors is not { } known
        ? []
        : from found in subject.StepsDoing<StepWork.Effect>()
          let operations = known.FirstOrDefault(c => c.Id == found.Work.Connector)?.Operations ?? []
          let shown = subject.StepsDoing<StepWork.Approve>().Any(a => a.Work.Covers.Contains(found.Step.Id))
          from wrong in Wrong(operations, found.Work.Operation, found.Work.Payload, "payload", shown)
              .Concat(Wrong(operations, found.Work.Compensation?.Operation, found.Work.Compensation?.Payload ?? [], "compensation/payload", shown: false))
          select subject.Problem(Id, $"{found.Pointer}/do/{wrong.Member}", wrong.Message);

    private static IEnumerable<(string Member, string Message)> Wrong(
        IReadOnlyList<OperationDefinition> operations, string? name, IReadOnlyList<MappedField> payload, string member, bool shown)
    {
        if (operations.FirstOrDefault(o => o.Id == name) is not { } operation)
        {
            yield break;
        }

        IReadOnlyList<string> needed = [.. Needed(operation).Distinct()];
        IReadOnlyList<string> taken = [.. needed, .. Written(operation)];
        foreach (string missing in needed.Where(t => !payload.Any(p => Meets(p.Field, t))))
        {
            yield return (member, $"'{operation.Id}' needs 'payload.{missing}', which the payload does not have");
        }

        // Without a body of its own an operation sends the payload as it is; what it leaves out, those who approve still see.
        for (int i = 0; operation.Body is not null && !shown && i < payload.Count; i++)
        {
            if (!taken.Any(t => Meets(payload[i].Field, t)))
            {
                yield return ($"{member}/{i}", $"'{operation.Id}' takes no 'payload.{payload[i].Field}', so nobody would ever see it");
            }
        }
    }

    private static IEnumerable<string> Needed(OperationDefinition operation) =>
        Placeholder().Matches(operation.Url).Select(m => m.Groups["path"].Value).Concat(operation.Recipient ?? []);

    // A body may name fields that only some contracts have; what is missing is left out of it.
    private static IEnumerable<string> Written(OperationDefinition operation) =>
        (operation.Body ?? []).SelectMany(b => b.From is { } from ? [from] : TemplatePaths.In(b.Template ?? ""))
            .Where(p => p.StartsWith("payload.", StringComparison.Ordinal)).Select(p => p["payload.".Length..]);

    private static bool Meets(string field, string taken) =>
        field == taken
        || taken.StartsWith(field + ".", StringComparison.Ordinal)
        || field.StartsWith(taken + ".", StringComparison.Ordinal);

    [GeneratedRegex(@"\{payload\.(?<path>[^}]+)\}")]
    private static partial Regex Placeholder();
}
