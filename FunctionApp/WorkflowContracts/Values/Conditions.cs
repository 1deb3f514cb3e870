using System.Globalization;
using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Values;

/// <summary>Decides conditions on facts alone; pure, so that the interpreter may ask it.</summary>
/// <remarks><para>Guarantee: a comparison with a missing value is false, but for <c>is_not</c>, <c>not_in</c> and <c>exists: false</c>.</para></remarks>
public static class Conditions
{
    /// <summary>Whether the condition holds; no condition always holds.</summary>
    public static bool Hold(ConditionDefinition? condition, IReadOnlyList<Fact> facts) => condition switch
    {
        null => true,
        { All: { } all } => all.All(c => Hold(c, facts)),
        { Any: { } any } => any.Any(c => Hold(c, facts)),
        { Not: { } not } => !Hold(not, facts),
        { Field: { } field, Op: { } op } => Compare(facts.LastOrDefault(f => f.Path == field), op, condition.Value),
        _ => throw new InvalidDataException("a condition needs all, any, not, or field and op"),
    };

    /// <summary>Every path that a condition names, in the order of its first mention.</summary>
    public static IEnumerable<string> Paths(ConditionDefinition? condition) => condition switch
    {
        null => [],
        { All: { } all } => all.SelectMany(Paths),
        { Any: { } any } => any.SelectMany(Paths),
        { Not: { } not } => Paths(not),
        { Field: { } field } => [field],
        _ => [],
    };

    private static bool Compare(Fact? fact, ConditionOperator op, JsonElement? value)
    {
        bool missing = fact is null or { Kind: FactKind.Missing };
        return op switch
        {
            ConditionOperator.Exists => missing != (value is not { ValueKind: JsonValueKind.False }),
            ConditionOperator.Is => !missing && Same(fact!, value!.Value),
            ConditionOperator.IsNot => missing || !Same(fact!, value!.Value),
            ConditionOperator.In => !missing && value!.Value.EnumerateArray().Any(v => Same(fact!, v)),
            ConditionOperator.NotIn => missing || !value!.Value.EnumerateArray().Any(v => Same(fact!, v)),
            ConditionOperator.LessThan => !missing && Number(fact!.Value) < Number(value!.Value.ToString()),
            ConditionOperator.AtMost => !missing && Number(fact!.Value) <= Number(value!.Value.ToString()),
            ConditionOperator.MoreThan => !missing && Number(fact!.Value) > Number(value!.Value.ToString()),
            ConditionOperator.AtLeast => !missing && Number(fact!.Value) >= Number(value!.Value.ToString()),
        };
    }

    private static bool Same(Fact fact, JsonElement value) => fact.Kind switch
    {
        FactKind.Number => Number(fact.Value) is { } left && left == Number(value.ToString()),
        FactKind.Truth => value.ValueKind is JsonValueKind.True or JsonValueKind.False
            && fact.Value == (value.ValueKind == JsonValueKind.True ? "true" : "false"),
        FactKind.Text => fact.Value == value.ToString(),
        FactKind.Missing => false,
    };

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;
}
