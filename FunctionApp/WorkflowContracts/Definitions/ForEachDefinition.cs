namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>Runs a step once per item of a list.</summary>
public sealed record ForEachDefinition(string Items, int Max, string As = "item");
