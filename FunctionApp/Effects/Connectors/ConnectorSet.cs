using FunctionApp.WorkflowContracts.Connectors;

namespace FunctionApp.Effects.Connectors;

/// <summary>Which code carries out which connector.</summary>
internal sealed class ConnectorSet(IEnumerable<IConnector> connectors)
{
    private readonly Dictionary<ConnectorKind, IConnector> _byKind = connectors.ToDictionary(c => c.Kind);

    public IConnector For(ConnectorDefinition connector, bool sandboxed) =>
        _byKind[sandboxed ? ConnectorKind.Sandbox : connector.Kind];
}
