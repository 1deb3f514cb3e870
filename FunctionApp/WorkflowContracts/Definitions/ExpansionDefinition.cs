namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>When a workflow may be expanded: so many runs with targets met.</summary>
public sealed record ExpansionDefinition(int MinRuns, decimal MaxOverrideRate, decimal MaxExceptionRate);
