using System.Globalization;
using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>The values that tell the conditions of a contract apart: for each path a few, one on each side of every comparison.</summary>
internal sealed class FactDomain
{
    private const int MostCombinations = 16;
    private const decimal Step = 0.05m;

    private readonly Dictionary<string, IReadOnlyList<Fact>> _values;
    private readonly Dictionary<string, IReadOnlyList<IReadOnlyList<Fact>>> _combined = new(StringComparer.Ordinal);

    public FactDomain(WorkflowDefinition contract) => _values = contract.Steps
        .SelectMany(s => Comparisons(s.When))
        .GroupBy(c => c.Field!, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => Values(g.Key, g), StringComparer.Ordinal);

    /// <summary>Every combination of the facts under a prefix; where there are too many, each value once.</summary>
    public IReadOnlyList<IReadOnlyList<Fact>> Of(string prefix) =>
        _combined.TryGetValue(prefix, out IReadOnlyList<IReadOnlyList<Fact>>? known) ? known : _combined[prefix] = Combined(prefix);

    private IReadOnlyList<IReadOnlyList<Fact>> Combined(string prefix)
    {
        IReadOnlyList<IReadOnlyList<Fact>> paths =
            [.. _values.Where(v => v.Key.StartsWith(prefix + ".", StringComparison.Ordinal)).Select(v => v.Value)];
        IEnumerable<IReadOnlyList<Fact>> all = [[]];
        foreach (IReadOnlyList<Fact> values in paths)
        {
            all = [.. all.SelectMany(c => values.Select(v => (IReadOnlyList<Fact>)[.. c, v]))];
        }

        return all.Count() <= MostCombinations ? [.. all] : EachOnce(paths);
    }

    /// <summary>The values of one path; none where no condition of a step names it.</summary>
    public IReadOnlyList<Fact> At(string path) => _values.GetValueOrDefault(path, []);

    private static IReadOnlyList<IReadOnlyList<Fact>> EachOnce(IReadOnlyList<IReadOnlyList<Fact>> paths) =>
        [.. paths.SelectMany((values, i) => values.Select(v =>
            (IReadOnlyList<Fact>)[.. paths.Select((others, j) => i == j ? v : others[0])]))];

    private static IEnumerable<ConditionDefinition> Comparisons(ConditionDefinition? condition) => condition switch
    {
        null => [],
        { All: { } all } => all.SelectMany(Comparisons),
        { Any: { } any } => any.SelectMany(Comparisons),
        { Not: { } not } => Comparisons(not),
        _ => [condition],
    };

    private static IReadOnlyList<Fact> Values(string path, IEnumerable<ConditionDefinition> comparisons) =>
        [.. comparisons.SelectMany(c => Around(path, c)).Distinct()];

    private static IEnumerable<Fact> Around(string path, ConditionDefinition comparison) => comparison.Op switch
    {
        ConditionOperator.Exists => [new(path, FactKind.Missing, ""), new(path, FactKind.Text, "something")],
        ConditionOperator.In or ConditionOperator.NotIn =>
            [.. comparison.Value!.Value.EnumerateArray().Select(v => NamedFacts.ToFact(path, v)), new(path, FactKind.Text, "other")],
        ConditionOperator.Is or ConditionOperator.IsNot => Equal(path, comparison.Value!.Value),
        _ => [Number(path, comparison, -Step), Number(path, comparison, 0), Number(path, comparison, Step)],
    };

    private static IEnumerable<Fact> Equal(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => [new(path, FactKind.Truth, "true"), new(path, FactKind.Truth, "false")],
        JsonValueKind.Number => [NamedFacts.ToFact(path, value), new(path, FactKind.Number, "-1")],
        _ => [NamedFacts.ToFact(path, value), new(path, FactKind.Text, "other")],
    };

    private static Fact Number(string path, ConditionDefinition comparison, decimal more) => new(
        path, FactKind.Number, (comparison.Value!.Value.GetDecimal() + more).ToString(CultureInfo.InvariantCulture));
}
