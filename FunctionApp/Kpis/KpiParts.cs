namespace FunctionApp.Kpis;

/// <summary>How many runs had a word.</summary>
public sealed record KpiCount(string Word, int Runs)
{
    internal static IReadOnlyList<KpiCount> Sum(IEnumerable<KpiCount> parts) => [.. parts
        .GroupBy(c => c.Word)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new KpiCount(g.Key, g.Sum(c => c.Runs)))];
}

/// <summary>A sum with what its scatter is told from.</summary>
public sealed record KpiSum(int Count, decimal Total, decimal Squares)
{
    // 95 of 100 for a mean of many; with few runs it is too narrow, so none is given below this.
    private const int FewestForUncertainty = 10;
    private const double NormalAt95 = 1.96;

    internal static KpiSum Of(decimal value) => new(1, value, value * value);

    internal static KpiSum Sum(IEnumerable<KpiSum> parts) =>
        parts.Aggregate(new KpiSum(0, 0, 0), (a, b) => new(a.Count + b.Count, a.Total + b.Total, a.Squares + b.Squares));

    /// <summary>How far the total may be off either way by the scatter between runs; null for few runs.</summary>
    internal decimal? Uncertainty()
    {
        if (Count < FewestForUncertainty)
        {
            return null;
        }

        decimal mean = Total / Count;
        decimal variance = Math.Max(0, (Squares - (Count * mean * mean)) / (Count - 1));
        return (decimal)(NormalAt95 * Math.Sqrt((double)(variance * Count)));
    }
}

/// <summary>What reviewers cost and what was saved, in one currency.</summary>
public sealed record KpiMoney(string Currency, decimal ReviewerCost, KpiSum Saved)
{
    internal static IReadOnlyList<KpiMoney> Sum(IEnumerable<KpiMoney> parts) => [.. parts
        .GroupBy(m => m.Currency)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new KpiMoney(g.Key, g.Sum(m => m.ReviewerCost), KpiSum.Sum(g.Select(m => m.Saved))))];
}

/// <summary>How many runs had an outcome of a kind told on the days, and the sum of its values.</summary>
public sealed record KpiOutcomes(string Kind, int Runs, decimal Value)
{
    internal static IReadOnlyList<KpiOutcomes> Of(IEnumerable<RunOutcomeReport> told) => [.. told
        .GroupBy(o => o.Kind)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new KpiOutcomes(g.Key, g.Select(o => o.RunId).Distinct().Count(), g.Sum(o => o.Value ?? 0)))];

    internal static IReadOnlyList<KpiOutcomes> Sum(IEnumerable<KpiOutcomes> parts) => [.. parts
        .GroupBy(o => o.Kind)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new KpiOutcomes(g.Key, g.Sum(o => o.Runs), g.Sum(o => o.Value)))];
}
