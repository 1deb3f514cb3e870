namespace FunctionApp.WorkflowContracts.Connectors;

/// <summary>One target outside, and what can be done there.</summary>
/// <remarks>
/// <para>Shape: the address is the setting <c>Handshake:Connectors:{id}:Url</c>; without it the sandbox stands in.</para>
/// <para>Units: <paramref name="Timeout"/> default 20 seconds; <paramref name="MaxAnswerBytes"/> default 262144.</para>
/// </remarks>
public sealed record ConnectorDefinition(
    string Id,
    string Title,
    ConnectorKind Kind,
    IReadOnlyList<OperationDefinition> Operations,
    AuthDefinition? Auth = null,
    IReadOnlyList<HeaderDefinition>? Headers = null,
    TimeSpan? Timeout = null,
    int MaxAnswerBytes = 262144,
    string? Docs = null)
{
    /// <summary>The operation of that id.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public OperationDefinition Operation(string id) =>
        Operations.FirstOrDefault(o => o.Id == id)
        ?? throw new InvalidDataException($"connector '{Id}' has no operation '{id}'");
}
