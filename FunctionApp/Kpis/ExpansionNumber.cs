using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Kpis;

/// <summary>One number that the gate looked at, with what the contract asks of it.</summary>
/// <remarks>
/// <para>Shape: value is null where nothing was measured; low and high are the bounds of a rate within which its true value lies in
/// 95 of 100 cases (Wilson), else null.</para>
/// </remarks>
public sealed record ExpansionNumber(
    string Metric, decimal? Value, ConditionOperator Op, decimal Limit, bool Met, decimal? Low = null, decimal? High = null);
