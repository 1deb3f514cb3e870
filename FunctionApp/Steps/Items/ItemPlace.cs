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

    /// <summary>The name of an output: only a whole step's is reached by paths.</summary>
    public static string NameOf(string stepId, int? item) => item is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"items.{stepId}.{at}")
        : $"steps.{stepId}";

    /// <summary>The names under which an attempt's output is reached: a look-up of a whole step has a second one.</summary>
    public static IReadOnlyList<string> NamesOf(WorkflowDefinition contract, StepInvocation invocation) =>
        invocation.Item is null ? NamedFacts.NamesOf(contract, invocation.StepId) : [NameOf(invocation.StepId, invocation.Item)];

    /// <summary>Puts the item, where the attempt has one, among the values, and what conditions name of it among the facts.</summary>
    public static StepInvocation Enter(StepInvocation invocation, WorkflowDefinition contract, RunValues values)
    {
        if (invocation.Item is null)
        {
            return invocation;
        }

        ForEachDefinition each = contract.Steps.First(s => s.Id == invocation.StepId).ForEach!;
        values.Add(each.As, values.Find(each.Items)!.Value[invocation.Item.Value]);
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
