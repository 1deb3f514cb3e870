using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Connectors;

/// <summary>What the answer to a read means: the key is known or not, and what is taken of it.</summary>
/// <remarks>
/// <para>Shape: <paramref name="Missing"/> lists the statuses that mean "not known"; default 404 and 410.</para>
/// <para>Shape: <paramref name="MissingWhen"/> sees <c>answer.x</c>; with <paramref name="Items"/> the pointer leads to a list, whose first item is the answer.</para>
/// <para>Shape: <paramref name="Fields"/> maps <c>answer.x</c> to the value; without it the whole answer is the value.</para>
/// </remarks>
public sealed record ReadDefinition(
    IReadOnlyList<int>? Missing = null,
    ConditionDefinition? MissingWhen = null,
    string? Items = null,
    IReadOnlyList<MappedField>? Fields = null);
