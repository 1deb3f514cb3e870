using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Kpis;

/// <summary>The numbers that the expansion gate holds against the contract: its two limits first, then what it saves, then its targets; pure.</summary>
internal static class ExpansionNumbers
{
    private const double Certainty = 1.96;

    public static IReadOnlyList<ExpansionNumber> Of(KpiDefinition kpis, KpiWindow window)
    {
        IReadOnlyList<KpiSample> samples = KpiSamples.Of(window);
        IReadOnlyList<RunFacts> reviewed = [.. window.Runs.Where(r => r.Review.Decision is "approved" or "declined")];
        IEnumerable<ExpansionNumber> limits = kpis.Expansion is { } expansion
            ?
            [
                Rate("exception_rate", window.Runs.Count(r => r.Exception), window.Runs.Count, expansion.MaxExceptionRate),
                Rate("override_rate", reviewed.Count(r => r.Review.Override), reviewed.Count, expansion.MaxOverrideRate),
            ]
            : [];
        return [.. limits, .. Saved(samples), .. (kpis.Targets ?? []).Select(t => Target(t, samples))];
    }

    private static IEnumerable<ExpansionNumber> Saved(IReadOnlyList<KpiSample> samples) =>
        samples.Where(s => s.Metric == "money_saved")
            .Select(s => new ExpansionNumber(s.Metric, s.Value, ConditionOperator.AtLeast, 0, s.Value >= 0));

    private static ExpansionNumber Rate(string metric, int count, int of, decimal limit)
    {
        if (of == 0)
        {
            return new(metric, null, ConditionOperator.AtMost, limit, false);
        }

        (double low, double high) = Wilson(count, of);
        decimal share = Math.Round((decimal)count / of, 4);
        return new(metric, share, ConditionOperator.AtMost, limit, share <= limit, Rounded(low), Rounded(high));
    }

    private static ExpansionNumber Target(TargetDefinition target, IReadOnlyList<KpiSample> samples)
    {
        decimal? value = samples.FirstOrDefault(s => s.Metric == target.Metric)?.Value;
        return new(target.Metric, value, target.Op, target.Value, value is { } measured && Holds(measured, target));
    }

    private static bool Holds(decimal value, TargetDefinition target) => target.Op switch
    {
        ConditionOperator.AtMost => value <= target.Value,
        ConditionOperator.LessThan => value < target.Value,
        ConditionOperator.AtLeast => value >= target.Value,
        ConditionOperator.MoreThan => value > target.Value,
        ConditionOperator.Is => value == target.Value,
        _ => false,
    };

    private static decimal Rounded(double share) => Math.Round((decimal)share, 4);

    /// <summary>The interval of a share that holds for few and for extreme counts too.</summary>
    private static (double Low, double High) Wilson(int count, int of)
    {
        double share = (double)count / of;
        double square = Certainty * Certainty;
        double middle = (share + (square / (2 * of))) / (1 + (square / of));
        double half = Certainty / (1 + (square / of)) * Math.Sqrt((share * (1 - share) / of) + (square / (4.0 * of * of)));
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
