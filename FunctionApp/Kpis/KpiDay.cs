namespace FunctionApp.Kpis;

/// <summary>One day of a workflow, rolled up.</summary>
/// <remarks><para>Units: days of UTC; runs count on the day on which they ended, outcomes on the day that they tell of.</para></remarks>
public sealed record KpiDay(DateOnly Day, KpiTotals Totals);
