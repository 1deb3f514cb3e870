namespace FunctionApp.WorkflowContracts.Connectors;

/// <summary>How a connector reaches its target.</summary>
public enum ConnectorKind
{
    /// <summary>Declared HTTP calls.</summary>
    Http,

    /// <summary>Mail to customers.</summary>
    Smtp,

    /// <summary>A row of a table in the app's own storage account.</summary>
    Table,

    /// <summary>A message on a queue of the app's own storage account.</summary>
    Queue,

    /// <summary>Nowhere: what would have been sent is written down.</summary>
    Sandbox,
}
