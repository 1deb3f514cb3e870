using System.Text.Json;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A condition has exactly one of its four forms, with the value that its operator needs.</summary>
internal static class ConditionShape
{
    public const string Id = "CON038";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from condition in Conditions(subject)
        let wrong = WhatIsWrong(condition.Condition)
        where wrong is not null
        select subject.Problem(Id, condition.Pointer, wrong);

    /// <summary>Every condition of the contract with its pointer, the inner ones too.</summary>
    internal static IEnumerable<(ConditionDefinition Condition, string Pointer)> Conditions(LintSubject subject)
    {
        foreach ((StepDefinition step, string pointer) in subject.Steps)
        {
            IEnumerable<(ConditionDefinition?, string)> roots = NamedFacts.RouteOf(step.Do)
                .Select((r, i) => (r.When, $"{pointer}/do/route/{i}/when"))
                .Prepend((step.When, pointer + "/when"));
            foreach ((ConditionDefinition, string) found in roots.Where(r => r.Item1 is not null).SelectMany(r => Within(r.Item1!, r.Item2)))
            {
                yield return found;
            }
        }
    }

    private static IEnumerable<(ConditionDefinition Condition, string Pointer)> Within(ConditionDefinition condition, string pointer) =>
        new[] { (condition, pointer) }
            .Concat((condition.All ?? []).SelectMany((c, i) => Within(c, $"{pointer}/all/{i}")))
            .Concat((condition.Any ?? []).SelectMany((c, i) => Within(c, $"{pointer}/any/{i}")))
            .Concat(condition.Not is { } not ? Within(not, pointer + "/not") : []);

    private static string? WhatIsWrong(ConditionDefinition condition)
    {
        int forms = new[] { condition.All is not null, condition.Any is not null, condition.Not is not null, condition.Field is not null }
            .Count(f => f);
        return forms != 1
            ? "expected exactly one of all, any, not, field"
            : condition.Field is null
                ? condition.Op is null && condition.Value is null ? null : "op and value belong to field"
                : WhatIsWrongWithComparison(condition.Op, condition.Value);
    }

    private static string? WhatIsWrongWithComparison(ConditionOperator? op, JsonElement? value) => (op, value?.ValueKind) switch
    {
        (null, _) => "a comparison needs op",
        (ConditionOperator.Exists, null or JsonValueKind.True or JsonValueKind.False) => null,
        (ConditionOperator.Exists, _) => "exists takes true or false",
        (_, null or JsonValueKind.Null) => "the comparison needs a value",
        (ConditionOperator.In or ConditionOperator.NotIn, JsonValueKind.Array) when value!.Value.GetArrayLength() > 0 => null,
        (ConditionOperator.In or ConditionOperator.NotIn, _) => "expected a list with at least one value",
        (ConditionOperator.Is or ConditionOperator.IsNot, JsonValueKind.Array or JsonValueKind.Object) => "expected one value; lists take in",
        (ConditionOperator.Is or ConditionOperator.IsNot, _) => null,
        (_, JsonValueKind.Number) => null,
        _ => "expected a number to compare with",
    };
}
