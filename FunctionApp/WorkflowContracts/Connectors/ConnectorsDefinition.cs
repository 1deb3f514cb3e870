namespace FunctionApp.WorkflowContracts.Connectors;

/// <summary>The file <c>connectors.yaml</c>: every target that contracts may name.</summary>
public sealed record ConnectorsDefinition(IReadOnlyList<ConnectorDefinition> Connectors);
