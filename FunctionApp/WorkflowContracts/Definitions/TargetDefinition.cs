namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>A number the workflow should reach.</summary>
public sealed record TargetDefinition(string Metric, ConditionOperator Op, decimal Value);
