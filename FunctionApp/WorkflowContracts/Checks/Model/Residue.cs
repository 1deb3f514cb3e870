using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>What is left of a condition once some facts are known, so that states which differ only in settled facts are one.</summary>
internal static class Residue
{
    private const string True = "T";
    private const string False = "F";

    public static string Of(ConditionDefinition? condition, IReadOnlyList<Fact> facts) => condition switch
    {
        null => True,
        { All: { } all } => Joined(all.Select(c => Of(c, facts)), ends: False, goesOn: True, "&"),
        { Any: { } any } => Joined(any.Select(c => Of(c, facts)), ends: True, goesOn: False, "|"),
        { Not: { } not } => Of(not, facts) switch { True => False, False => True, string open => $"!({open})" },
        _ => facts.Any(f => f.Path == condition.Field)
            ? Conditions.Hold(condition, facts) ? True : False
            : $"{condition.Field} {condition.Op} {condition.Value}",
    };

    private static string Joined(IEnumerable<string> parts, string ends, string goesOn, string sign)
    {
        IReadOnlyList<string> open = [.. parts.Where(p => p != goesOn)];
        return open.Contains(ends) ? ends : open.Count == 0 ? goesOn : $"({string.Join(sign, open)})";
    }
}
