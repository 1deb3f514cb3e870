using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Connectors;

/// <summary>What a target's answer means.</summary>
/// <remarks>
/// <para>Shape: status lists; where a status is in none, 2xx is applied, 401, 403, 429 and 503 not applied, other 4xx refused, the rest in doubt.</para>
/// <para>Shape: conditions see <c>answer.x</c> of a JSON answer and come before the lists; <paramref name="ExternalRef"/> is a JSON pointer.</para>
/// </remarks>
public sealed record AnswerDefinition(
    IReadOnlyList<int>? Applied = null,
    IReadOnlyList<int>? NotApplied = null,
    IReadOnlyList<int>? Refused = null,
    ConditionDefinition? NotAppliedWhen = null,
    ConditionDefinition? RefusedWhen = null,
    string? ExternalRef = null);
