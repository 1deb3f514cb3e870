using FunctionApp.Handoffs;

namespace FunctionApp.Kpis;

/// <summary>Turns totals into measured numbers; pure.</summary>
/// <remarks><para>Shape: a metric whose denominator is zero is left out, so no number stands for nothing.</para></remarks>
public static class KpiSamples
{
    /// <summary>Every metric of a window.</summary>
    public static IReadOnlyList<KpiSample> Of(KpiWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return Of(window.Workflow, new(window.From, window.To), KpiTotals.Of(window.Runs, window.Outcomes));
    }

    /// <summary>Every metric of some days of a workflow, from their totals.</summary>
    public static IReadOnlyList<KpiSample> Of(string workflow, KpiDays days, KpiTotals totals)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(totals);
        KpiSheet sheet = new(workflow, days);
        sheet.Add("throughput", "runs", totals.Runs);
        foreach (KpiCount ending in totals.Endings)
        {
            sheet.Add("endings", "runs", ending.Runs, new Fact("ending", FactKind.Text, ending.Word));
        }

        AddTimes(sheet, totals);
        AddQuality(sheet, totals);
        AddCost(sheet, totals);
        foreach (KpiOutcomes outcome in totals.Outcomes)
        {
            Fact dimension = new("outcome", FactKind.Text, outcome.Kind);
            sheet.Add("outcomes", "runs", outcome.Runs, dimension);
            sheet.Add("outcome_value", "value", outcome.Value, dimension);
        }

        return sheet.Samples;
    }

    private static void AddTimes(KpiSheet sheet, KpiTotals totals)
    {
        sheet.AddPercentiles("cycle_time", totals.CycleTime);
        sheet.AddPercentiles("machine_time", totals.MachineTime);
        sheet.AddPercentiles("human_time", totals.HumanTime);
        sheet.AddPercentiles("first_response_time", totals.FirstResponseTime);
        sheet.AddRate("sla_compliance", totals.SlaMet, totals.Runs);
        sheet.AddRate("first_response_compliance", totals.FirstResponseMet, totals.FirstResponsePromised);
    }

    private static void AddQuality(KpiSheet sheet, KpiTotals totals)
    {
        sheet.AddRate("exception_rate", totals.Exceptions, totals.Runs);
        sheet.AddRate("review_rate", totals.Shown, totals.Runs);
        sheet.AddRate("override_rate", totals.Overridden, totals.Reviewed);
        sheet.AddRate("rework_rate", totals.Edited, totals.Reviewed);
        sheet.AddRate("qa_pass_rate", totals.Reviewed - totals.Overridden, totals.Reviewed);
        sheet.AddRate("fallback_rate", totals.Fallbacks, totals.Runs);
        sheet.AddMean("attempts_per_item", "attempts", totals.Attempts, totals.Runs);
    }

    private static void AddCost(KpiSheet sheet, KpiTotals totals)
    {
        sheet.AddMean("model_cost_per_item", "micro_usd", totals.CostMicroUsd, totals.Runs);
        sheet.AddMean("tokens_per_item", "tokens", totals.Tokens, totals.Runs);
        sheet.AddMean("reviewer_minutes_per_item", "minutes", totals.ReviewerSeconds / 60m, totals.Runs);
        if (totals.Runs > 0)
        {
            sheet.Add("minutes_saved", "minutes", totals.MinutesSaved.Total);
            sheet.AddIfKnown("minutes_saved_uncertainty", "minutes", totals.MinutesSaved.Uncertainty());
        }

        foreach (KpiMoney money in totals.Money)
        {
            sheet.AddMean("reviewer_cost_per_item", money.Currency, money.ReviewerCost, money.Saved.Count);
            sheet.Add("money_saved", money.Currency, money.Saved.Total);
            sheet.AddIfKnown("money_saved_uncertainty", money.Currency, money.Saved.Uncertainty());
        }
    }
}
