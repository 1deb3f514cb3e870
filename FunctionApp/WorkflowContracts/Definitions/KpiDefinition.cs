namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>What the workflow must earn, against what it replaces.</summary>
public sealed record KpiDefinition(
    BaselineDefinition Baseline,
    MoneyDefinition ValuePerItem,
    MoneyDefinition ReviewerCostPerHour,
    IReadOnlyList<TargetDefinition>? Targets = null,
    ExpansionDefinition? Expansion = null);
