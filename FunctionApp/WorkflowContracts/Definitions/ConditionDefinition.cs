using System.Text.Json;

namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>A condition as data: all, any, not, or one comparison of a field.</summary>
/// <remarks><para>Shape: exactly one of the four forms; a comparison has field, op and, but for <c>exists</c>, a value.</para></remarks>
public sealed record ConditionDefinition(
    IReadOnlyList<ConditionDefinition>? All = null,
    IReadOnlyList<ConditionDefinition>? Any = null,
    ConditionDefinition? Not = null,
    string? Field = null,
    ConditionOperator? Op = null,
    JsonElement? Value = null);
