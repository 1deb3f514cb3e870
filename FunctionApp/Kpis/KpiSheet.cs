using FunctionApp.Handoffs;

namespace FunctionApp.Kpis;

/// <summary>Collects the samples of some days of a workflow.</summary>
internal sealed class KpiSheet(string workflow, KpiDays days)
{
    private readonly List<KpiSample> _samples = [];
    private readonly DateTimeOffset _from = new(days.From, TimeOnly.MinValue, TimeSpan.Zero);
    private readonly DateTimeOffset _to = new(days.To, TimeOnly.MinValue, TimeSpan.Zero);

    internal IReadOnlyList<KpiSample> Samples => _samples;

    internal void Add(string metric, string unit, decimal value, params IReadOnlyList<Fact> dimensions) => _samples.Add(new(
        metric, unit, Math.Round(value, 4), _from, _to, [new("workflow", FactKind.Text, workflow), .. dimensions]));

    internal void AddIfKnown(string metric, string unit, decimal? value)
    {
        if (value is { } known)
        {
            Add(metric, unit, known);
        }
    }

    internal void AddRate(string metric, int counted, int of) => AddMean(metric, "ratio", counted, of);

    internal void AddMean(string metric, string unit, decimal total, int of)
    {
        if (of > 0)
        {
            Add(metric, unit, total / of);
        }
    }

    internal void AddPercentiles(string metric, KpiHistogram lengths)
    {
        if (lengths.Count > 0)
        {
            Add($"{metric}_p50", "seconds", (decimal)lengths.Percentile(0.5));
            Add($"{metric}_p95", "seconds", (decimal)lengths.Percentile(0.95));
        }
    }
}
