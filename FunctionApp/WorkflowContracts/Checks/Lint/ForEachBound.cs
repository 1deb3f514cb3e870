using System.Text.RegularExpressions;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A fan-out has a bound, runs plain work over a list, and names its items.</summary>
internal static partial class ForEachBound
{
    public const string Id = "CON043";

    private static readonly string[] Roots = ["record", "steps", "lookups", "effects", "receipts", "run"];

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from found in subject.Steps
        where found.Step.ForEach is not null
        from wrong in Wrong(subject.Contract, found.Step, found.Step.ForEach!)
        select subject.Problem(Id, found.Pointer + wrong.Member, wrong.Message);

    private static IEnumerable<(string Member, string Message)> Wrong(
        WorkflowDefinition contract, StepDefinition step, ForEachDefinition each)
    {
        if (each.Max is < 1 or > 1_000)
        {
            yield return ("/for_each/max", "expected 1 to 1000 items");
        }

        if (each.Tolerate < 0 || each.Tolerate > Math.Max(0, each.Max))
        {
            yield return ("/for_each/tolerate", "expected 0 to max failed items");
        }

        if (step.Do is StepWork.Approve or StepWork.Effect)
        {
            yield return ("/for_each", "people are asked and effects happen once for a run; a list is worked on by plain steps");
        }

        if (!Name().IsMatch(each.As) || Roots.Contains(each.As))
        {
            yield return ("/for_each/as", $"expected small letters, digits and underscores, and none of {string.Join(", ", Roots)}");
        }

        if (!IsList(contract, each.Items.Split('.')))
        {
            yield return ("/for_each/items", $"'{each.Items}' is no list: expected a list of the record or of a step's output");
        }

        if (Values.Conditions.Paths(step.When).Any(p => p.Split('.')[0] == each.As))
        {
            yield return ("/when", "the step's own condition is asked once, before its items; a route or a table may ask about an item");
        }
    }

    private static bool IsList(WorkflowDefinition contract, string[] parts) => parts switch
    {
        ["record", ..] => RecordFields.Find(contract.Input.Fields, parts.AsSpan(1)) is { Type: FieldType.List },
        ["steps", string step, string member, ..] =>
            contract.Steps.FirstOrDefault(s => s.Id == step) is { } read && PutsOut(read, member, parts.AsSpan(2)),
        _ => false,
    };

    private static bool PutsOut(StepDefinition step, string member, ReadOnlySpan<string> path) => step switch
    {
        { ForEach: not null } => member == "items" && path.Length == 1,
        { Do: StepWork.Extract extract } => member == "fields" && path.Length > 1
            && RecordFields.Find(extract.Fields, path[1..]) is { Type: FieldType.List },
        { Do: StepWork.Classify } => member == "ranked",
        { Do: StepWork.Check } => member is "findings" or "reasons",
        { Do: StepWork.Decide } => member == "rules" || path.Length == 1,
        { Do: StepWork.Lookup } => member == "value",
        _ => false,
    };

    [GeneratedRegex("^[a-z][a-z0-9_]{0,59}$")]
    private static partial Regex Name();
}
