namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>Bounds, both inclusive, each optional.</summary>
public sealed record BoundsDefinition(decimal? Min = null, decimal? Max = null);
