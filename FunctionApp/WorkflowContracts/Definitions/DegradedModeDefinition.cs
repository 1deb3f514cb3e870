namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>A declared way to work on when something is missing.</summary>
/// <remarks><para>Shape: cause <c>model_down</c>, <c>over_budget</c> or <c>connector_down</c>; while it lasts, routes leave out cloud models.</para></remarks>
public sealed record DegradedModeDefinition(string Id, DegradedCause Cause, TimeSpan ReturnAfter);
