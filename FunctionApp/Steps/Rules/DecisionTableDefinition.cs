using System.Text.Json;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Steps.Rules;

/// <summary>A decision table as its author wrote it.</summary>
internal sealed record DecisionTableDefinition(
    HitPolicy HitPolicy,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<DecisionRuleDefinition> Rules);

/// <summary>One row: when it holds, and what then.</summary>
internal sealed record DecisionRuleDefinition(
    string Id, IReadOnlyDictionary<string, JsonElement> Then, ConditionDefinition? When = null, int Priority = 0);

/// <summary>What several matching rows mean.</summary>
internal enum HitPolicy
{
    First,
    Unique,
    Collect,
    Priority,

    /// <summary>Numbers of all matching rows are added up; every row stands in <c>lines</c>, so that the sum explains itself.</summary>
    Sum,
}
