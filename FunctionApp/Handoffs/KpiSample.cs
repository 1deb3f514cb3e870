namespace FunctionApp.Handoffs;

/// <summary>One measured number over one window.</summary>
/// <remarks>
/// <para>From / To: Kpis to Dashboards.</para>
/// <para>Units: named by <paramref name="Unit"/>; ratios 0..1; window ends are exclusive, UTC.</para>
/// </remarks>
public sealed record KpiSample(
    string Metric,
    string Unit,
    decimal Value,
    DateTimeOffset WindowStartUtc,
    DateTimeOffset WindowEndUtc,
    IReadOnlyList<Fact> Dimensions);
