using System.Text.Json;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A comparison can come out both ways: one that asks for a value the field never has makes a step unreachable.</summary>
internal static class NeverTrue
{
    public const string Id = "CON046";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from found in ConditionShape.Conditions(subject)
        where found.Condition is { Field: { } path, Value: not null } && path.StartsWith("record.", StringComparison.Ordinal)
        let field = RecordFields.Find(subject.Contract.Input.Fields, found.Condition.Field!.Split('.').AsSpan(1))
        where field is { Type: FieldType.Choice, Values: not null }
        from value in Asked(found.Condition)
        where !field.Values!.Contains(value)
        select subject.Problem(
            Id, found.Pointer, $"'{found.Condition.Field}' is never '{value}'; it is one of {string.Join(", ", field.Values!)}");

    private static IEnumerable<string> Asked(ConditionDefinition condition) => condition.Op switch
    {
        ConditionOperator.Is or ConditionOperator.IsNot => [condition.Value!.Value.ToString()],
        ConditionOperator.In or ConditionOperator.NotIn when condition.Value!.Value.ValueKind == JsonValueKind.Array =>
            condition.Value.Value.EnumerateArray().Select(v => v.ToString()),
        _ => [],
    };
}
