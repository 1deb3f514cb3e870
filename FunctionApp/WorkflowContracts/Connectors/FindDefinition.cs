using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Connectors;

/// <summary>How to ask a target whether it did something under a key.</summary>
/// <remarks>
/// <para>Shape: without <paramref name="Items"/> 200 means found and 404 not; with it, the JSON pointer leads to a list, and an item is ours when its <paramref name="Where"/> holds the key or its slug.</para>
/// <para>Units: not found counts only <paramref name="Settle"/> after the call, because it may still be under way there; default one minute.</para>
/// </remarks>
public sealed record FindDefinition(
    string Url,
    string Method = "GET",
    IReadOnlyList<MappedField>? Body = null,
    string? Items = null,
    string? Where = null,
    string? ExternalRef = null,
    TimeSpan? Settle = null);
