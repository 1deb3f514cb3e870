using System.Globalization;
using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Values;

/// <summary>The scalars that a contract's conditions, decision tables and idempotency keys name; no other content travels.</summary>
public static class NamedFacts
{
    /// <summary>Every path that a condition of the contract names.</summary>
    public static IReadOnlyList<string> PathsOf(WorkflowDefinition contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return
        [
            .. contract.Steps
                .SelectMany(s => Conditions.Paths(s.When).Concat(RouteOf(s.Do).SelectMany(r => Conditions.Paths(r.When))))
                .Distinct(),
        ];
    }

    /// <summary>The facts of a document under a prefix, for the named paths that start with it.</summary>
    public static IReadOnlyList<Fact> Of(string prefix, JsonElement document, IReadOnlyList<string> paths)
    {
        RunValues values = new RunValues().Add(prefix, document);
        return
        [
            .. paths.Where(p => p.StartsWith(prefix + ".", StringComparison.Ordinal)).Select(p => ToFact(p, values.Find(p))),
        ];
    }

    /// <summary>One value as a fact.</summary>
    public static Fact ToFact(string path, JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => new(path, FactKind.Missing, ""),
        { ValueKind: JsonValueKind.True } => new(path, FactKind.Truth, "true"),
        { ValueKind: JsonValueKind.False } => new(path, FactKind.Truth, "false"),
        { ValueKind: JsonValueKind.Number } number => new(
            path, FactKind.Number, number.GetDecimal().ToString(CultureInfo.InvariantCulture)),
        { ValueKind: JsonValueKind.Array } list => new(
            path, FactKind.Number, list.GetArrayLength().ToString(CultureInfo.InvariantCulture)),
        { ValueKind: JsonValueKind.String } text => new(path, FactKind.Text, text.GetString()!),
        { } other => new(path, FactKind.Text, other.GetRawText()),
    };

    /// <summary>The model route of a step; empty where the step has none.</summary>
    public static IReadOnlyList<RouteCandidateDefinition> RouteOf(StepWork work) => work switch
    {
        StepWork.Classify c => c.Route,
        StepWork.Extract e => e.Route,
        StepWork.Summarize s => s.Route,
        StepWork.Generate g => g.Route,
        _ => [],
    };
}
