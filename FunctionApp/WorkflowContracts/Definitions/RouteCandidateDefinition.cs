namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>One model of a route, in order; the first whose condition holds and that is configured is taken.</summary>
/// <remarks><para>Shape: the model is an id of <c>models.yaml</c>.</para></remarks>
public sealed record RouteCandidateDefinition(string Model, ConditionDefinition? When = null);
