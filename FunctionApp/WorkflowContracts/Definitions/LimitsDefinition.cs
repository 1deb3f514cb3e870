namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>How much at once, how often and how dear.</summary>
/// <remarks><para>Units: cost in US dollars.</para></remarks>
public sealed record LimitsDefinition(
    int? ConcurrentRuns = null,
    string? OrderedBy = null,
    IReadOnlyList<CallRateDefinition>? CallsPerMinute = null,
    decimal? CostPerItemUsd = null,
    decimal? CostPerDayUsd = null);
