using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Kpis;

/// <summary>What the contract said an item took before and what a reviewer costs, kept with the run it was measured on.</summary>
/// <remarks><para>Units: minutes; money in <paramref name="Currency"/>, ISO 4217.</para></remarks>
public sealed record RunBaseline(
    string Version, decimal MinutesPerItem, decimal CostPerItem, decimal ReviewerCostPerHour, string Currency)
{
    /// <summary>The baseline of a contract.</summary>
    internal static RunBaseline Of(KpiDefinition kpis) => new(
        kpis.Baseline.Version,
        kpis.Baseline.MinutesPerItem,
        kpis.Baseline.CostPerItem.Amount,
        kpis.ReviewerCostPerHour.Amount,
        kpis.Baseline.CostPerItem.Currency);
}
