namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>How often a vendor may be called in a minute.</summary>
public sealed record CallRateDefinition(string Connector, int Calls);
