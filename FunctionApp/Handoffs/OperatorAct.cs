namespace FunctionApp.Handoffs;

/// <summary>What an operator wants of a run, stored and audited before the run is told.</summary>
/// <remarks><para>Shape: act is <c>retry</c>, <c>skip</c>, <c>resume</c>, <c>cancel</c> or <c>rollback</c>.</para></remarks>
public sealed record OperatorAct(string ActId, string Act, string? StepId, string Actor);
