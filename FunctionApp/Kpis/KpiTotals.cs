namespace FunctionApp.Kpis;

/// <summary>What a number of runs add up to: a day of a workflow as it is stored, or many days together; pure.</summary>
/// <remarks>
/// <para>Shape: only counts, sums and histograms, so that totals of days can be added; lists are sorted by their names.</para>
/// <para>Units: seconds, tokens, millionths of a US dollar.</para>
/// </remarks>
public sealed record KpiTotals(
    int Runs,
    IReadOnlyList<KpiCount> Endings,
    KpiHistogram CycleTime,
    KpiHistogram MachineTime,
    KpiHistogram HumanTime,
    KpiHistogram FirstResponseTime,
    int SlaMet,
    int FirstResponsePromised,
    int FirstResponseMet,
    int Exceptions,
    int Fallbacks,
    long Attempts,
    int Shown,
    int Reviewed,
    int Overridden,
    int Edited,
    long ReviewerSeconds,
    long Tokens,
    long CostMicroUsd,
    KpiSum MinutesSaved,
    IReadOnlyList<KpiMoney> Money,
    IReadOnlyList<KpiOutcomes> Outcomes)
{
    /// <summary>The totals of one run.</summary>
    internal static KpiTotals Of(RunFacts run)
    {
        bool reviewed = run.Review.Decision is "approved" or "declined";
        decimal reviewerMinutes = run.Review.ReviewerSeconds / 60m;
        decimal reviewerCost = reviewerMinutes / 60 * run.Baseline.ReviewerCostPerHour;
        // Only what was finished took work off somebody.
        bool finished = run.Ending == "completed";
        return new(
            1,
            [new(run.Ending, 1)],
            KpiHistogram.Of(run.Times.CycleSeconds),
            KpiHistogram.Of(run.Times.MachineSeconds),
            KpiHistogram.Of(run.Times.HumanSeconds),
            KpiHistogram.Of(run.Times.FirstResponseSeconds),
            One(run.Times.SlaMet),
            One(run.Times.FirstResponseMet is not null),
            One(run.Times.FirstResponseMet == true),
            One(run.Exception),
            One(run.Work.Fallbacks > 0),
            run.Work.Attempts,
            One(run.Review.Decision is not null),
            One(reviewed),
            One(reviewed && run.Review.Override),
            One(reviewed && run.Review.Edited),
            run.Review.ReviewerSeconds,
            run.Work.InputTokens + run.Work.OutputTokens,
            run.Work.CostMicroUsd,
            KpiSum.Of((finished ? run.Baseline.MinutesPerItem : 0) - reviewerMinutes),
            [new(run.Baseline.Currency, reviewerCost, KpiSum.Of((finished ? run.Baseline.CostPerItem : 0) - reviewerCost))],
            []);
    }

    /// <summary>The totals of runs and of the outcomes told on the same days.</summary>
    internal static KpiTotals Of(IEnumerable<RunFacts> runs, IEnumerable<RunOutcomeReport> outcomes) =>
        Sum(runs.Select(Of)) with { Outcomes = KpiOutcomes.Of(outcomes) };

    /// <summary>Several totals together.</summary>
    internal static KpiTotals Sum(IEnumerable<KpiTotals> parts)
    {
        List<KpiTotals> all = [.. parts];
        return new(
            all.Sum(t => t.Runs),
            KpiCount.Sum(all.SelectMany(t => t.Endings)),
            KpiHistogram.Sum(all.Select(t => t.CycleTime)),
            KpiHistogram.Sum(all.Select(t => t.MachineTime)),
            KpiHistogram.Sum(all.Select(t => t.HumanTime)),
            KpiHistogram.Sum(all.Select(t => t.FirstResponseTime)),
            all.Sum(t => t.SlaMet),
            all.Sum(t => t.FirstResponsePromised),
            all.Sum(t => t.FirstResponseMet),
            all.Sum(t => t.Exceptions),
            all.Sum(t => t.Fallbacks),
            all.Sum(t => t.Attempts),
            all.Sum(t => t.Shown),
            all.Sum(t => t.Reviewed),
            all.Sum(t => t.Overridden),
            all.Sum(t => t.Edited),
            all.Sum(t => t.ReviewerSeconds),
            all.Sum(t => t.Tokens),
            all.Sum(t => t.CostMicroUsd),
            KpiSum.Sum(all.Select(t => t.MinutesSaved)),
            KpiMoney.Sum(all.SelectMany(t => t.Money)),
            KpiOutcomes.Sum(all.SelectMany(t => t.Outcomes)));
    }

    private static int One(bool counts) => counts ? 1 : 0;
}
