namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>One model of a route, in order; the first whose condition holds, whose facts suffice and that is configured is taken.</summary>
/// <remarks>
/// <para>Shape: the model is an id of <c>models.yaml</c>, whose facts the other members ask for; a fact that is not declared does not suffice.</para>
/// <para>Units: quality 0..1; US dollars per million tokens in and out together; the usual time of an answer.</para>
/// </remarks>
public sealed record RouteCandidateDefinition(
    string Model,
    ConditionDefinition? When = null,
    double? MinQuality = null,
    TimeSpan? MaxLatency = null,
    decimal? MaxUsdPerMillion = null,
    ModelResidency? Residency = null);
