using FunctionApp.Handoffs;

namespace FunctionApp.Kpis;

/// <summary>Turns a window of facts into measured numbers; pure.</summary>
/// <remarks><para>Shape: a metric whose denominator is zero is left out, so no number stands for nothing.</para></remarks>
public static class KpiSamples
{
    /// <summary>Every metric of a window.</summary>
    public static IReadOnlyList<KpiSample> Of(KpiWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        IReadOnlyList<RunFacts> runs = window.Runs;
        KpiSheet sheet = new(window);
        sheet.Add("throughput", "runs", runs.Count);
        foreach (IGrouping<string, RunFacts> ending in runs.GroupBy(r => r.Ending).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            sheet.Add("endings", "runs", ending.Count(), new Fact("ending", FactKind.Text, ending.Key));
        }

        AddTimes(sheet, runs);
        AddQuality(sheet, runs);
        AddCost(sheet, runs);
        foreach (IGrouping<string, RunOutcomeReport> kind in window.Outcomes.GroupBy(o => o.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Fact dimension = new("outcome", FactKind.Text, kind.Key);
            sheet.Add("outcomes", "runs", kind.Select(o => o.RunId).Distinct().Count(), dimension);
            sheet.Add("outcome_value", "value", kind.Sum(o => o.Value ?? 0), dimension);
        }

        return sheet.Samples;
    }

    private static void AddTimes(KpiSheet sheet, IReadOnlyList<RunFacts> runs)
    {
        sheet.AddPercentiles("cycle_time", [.. runs.Select(r => r.Times.CycleSeconds)]);
        sheet.AddPercentiles("machine_time", [.. runs.Select(r => r.Times.MachineSeconds)]);
        sheet.AddPercentiles("human_time", [.. runs.Select(r => r.Times.HumanSeconds)]);
        sheet.AddPercentiles("first_response_time", [.. runs.Select(r => r.Times.FirstResponseSeconds).OfType<double>()]);
        sheet.AddRate("sla_compliance", runs, r => r.Times.SlaMet);
        sheet.AddRate("first_response_compliance", [.. runs.Where(r => r.Times.FirstResponseMet is not null)], r => r.Times.FirstResponseMet == true);
    }

    private static void AddQuality(KpiSheet sheet, IReadOnlyList<RunFacts> runs)
    {
        IReadOnlyList<RunFacts> reviewed = [.. runs.Where(r => r.Review.Decision is "approved" or "declined")];
        sheet.AddRate("exception_rate", runs, r => r.Exception);
        sheet.AddRate("review_rate", runs, r => r.Review.Decision is not null);
        sheet.AddRate("override_rate", reviewed, r => r.Review.Override);
        sheet.AddRate("rework_rate", reviewed, r => r.Review.Edited);
        sheet.AddRate("qa_pass_rate", reviewed, r => !r.Review.Override);
        sheet.AddRate("fallback_rate", runs, r => r.Work.Fallbacks > 0);
        sheet.AddMean("attempts_per_item", "attempts", runs, r => r.Work.Attempts);
    }

    private static void AddCost(KpiSheet sheet, IReadOnlyList<RunFacts> runs)
    {
        sheet.AddMean("model_cost_per_item", "micro_usd", runs, r => r.Work.CostMicroUsd);
        sheet.AddMean("tokens_per_item", "tokens", runs, r => r.Work.InputTokens + r.Work.OutputTokens);
        sheet.AddMean("reviewer_minutes_per_item", "minutes", runs, r => ReviewerMinutes(r));
        if (runs.Count > 0)
        {
            sheet.Add("minutes_saved", "minutes", runs.Sum(r => r.Baseline.MinutesPerItem - ReviewerMinutes(r)));
        }

        foreach (IGrouping<string, RunFacts> currency in runs.GroupBy(r => r.Baseline.Currency))
        {
            decimal saved = currency.Sum(r => r.Baseline.CostPerItem - (ReviewerMinutes(r) / 60 * r.Baseline.ReviewerCostPerHour));
            sheet.Add("money_saved", currency.Key, saved);
        }
    }

    private static decimal ReviewerMinutes(RunFacts run) => run.Review.ReviewerSeconds / 60m;
}
