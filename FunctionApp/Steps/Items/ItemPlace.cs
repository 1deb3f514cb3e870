using System.Globalization;
using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Steps.Items;

/// <summary>Where an item of a list stands: in markers, in stored names, among the values that paths reach; pure.</summary>
internal static class ItemPlace
{
    /// <summary>The step's name in markers, so that no two items share one.</summary>
    public static string Of(string stepId, int? item) => item is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"{stepId}@{at}")
        : stepId;

    /// <summary>The names of an output: only a whole step's are reached by paths, what a look-up found also as that.</summary>
    public static IReadOnlyList<string> NamesOf(StepDefinition step, int? item) => (item, step.Do) switch
    {
        ({ } at, _) => [string.Create(CultureInfo.InvariantCulture, $"items.{step.Id}.{at}")],
        (null, StepWork.Lookup lookup) => [$"steps.{step.Id}", $"lookups.{lookup.Source}"],
        _ => [$"steps.{step.Id}"],
    };

    /// <summary>What conditions name of an output.</summary>
    public static IReadOnlyList<Fact> FactsOf(IReadOnlyList<string> names, ReadOnlyMemory<byte> output, WorkflowDefinition contract)
    {
        using JsonDocument document = JsonDocument.Parse(output);
        IReadOnlyList<string> named = NamedFacts.PathsOf(contract);
        return [.. names.SelectMany(n => NamedFacts.Of(n, document.RootElement, named))];
    }

    /// <summary>Puts the item among the values under its name, and what conditions name of it among the facts.</summary>
    public static StepInvocation Enter(
        StepInvocation invocation, WorkflowDefinition contract, ForEachDefinition each, RunValues values)
    {
        values.Add(each.As, values.Find(each.Items)!.Value[invocation.Item!.Value]);
        return invocation with
        {
            Facts =
            [
                .. invocation.Facts,
                .. NamedFacts.PathsOf(contract)
                    .Where(p => p == each.As || p.StartsWith(each.As + ".", StringComparison.Ordinal))
                    .Select(p => NamedFacts.ToFact(p, values.Find(p))),
            ],
        };
    }

    /// <summary>The length of the list; none where nothing stands there, null where something else does.</summary>
    public static int? Count(ForEachDefinition each, RunValues values) => values.Find(each.Items) switch
    {
        null or { ValueKind: JsonValueKind.Null } => 0,
        { ValueKind: JsonValueKind.Array } list => list.GetArrayLength(),
        _ => null,
    };
}
