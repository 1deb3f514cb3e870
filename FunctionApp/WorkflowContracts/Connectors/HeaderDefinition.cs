namespace FunctionApp.WorkflowContracts.Connectors;

/// <summary>A header of a call: a fixed text, or the secret of that name.</summary>
public sealed record HeaderDefinition(string Name, string? Text = null, string? Secret = null);
