using FunctionApp.Handoffs;

namespace FunctionApp.Kpis;

/// <summary>Collects the samples of one window.</summary>
internal sealed class KpiSheet(KpiWindow window)
{
    private readonly List<KpiSample> _samples = [];
    private readonly DateTimeOffset _from = new(window.From, TimeOnly.MinValue, TimeSpan.Zero);
    private readonly DateTimeOffset _to = new(window.To, TimeOnly.MinValue, TimeSpan.Zero);

    internal IReadOnlyList<KpiSample> Samples => _samples;

    internal void Add(string metric, string unit, decimal value, params IReadOnlyList<Fact> dimensions) => _samples.Add(new(
        metric, unit, Math.Round(value, 4), _from, _to, [new("workflow", FactKind.Text, window.Workflow), .. dimensions]));

    internal void AddRate(string metric, IReadOnlyList<RunFacts> runs, Func<RunFacts, bool> counts)
    {
        if (runs.Count > 0)
        {
            Add(metric, "ratio", (decimal)runs.Count(counts) / runs.Count);
        }
    }

    internal void AddMean(string metric, string unit, IReadOnlyList<RunFacts> runs, Func<RunFacts, decimal> value)
    {
        if (runs.Count > 0)
        {
            Add(metric, unit, runs.Average(value));
        }
    }

    internal void AddPercentiles(string metric, IReadOnlyList<double> seconds)
    {
        if (seconds.Count > 0)
        {
            Add($"{metric}_p50", "seconds", (decimal)Percentile(seconds, 0.5));
            Add($"{metric}_p95", "seconds", (decimal)Percentile(seconds, 0.95));
        }
    }

    /// <summary>Interpolates between the two closest ranks, as spreadsheets do.</summary>
    internal static double Percentile(IReadOnlyList<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        double rank = share * (sorted.Length - 1);
        int below = (int)rank;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((rank - below) * (sorted[above] - sorted[below]));
    }
}
