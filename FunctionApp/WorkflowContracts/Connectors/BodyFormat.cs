namespace FunctionApp.WorkflowContracts.Connectors;

/// <summary>How a call's body is written.</summary>
public enum BodyFormat
{
    /// <summary>JSON.</summary>
    Json,

    /// <summary>Form fields, percent-encoded.</summary>
    Form,

    /// <summary>No body.</summary>
    None,
}
