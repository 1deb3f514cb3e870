using System.Globalization;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Kpis;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Pages.Views;

/// <summary>The numbers of the workflows in the words of an owner.</summary>
internal static class KpisView
{
    private static readonly (string Heading, (string Metric, string Words)[] Lines)[] Groups =
    [
        ("Time", [
            ("cycle_time_p50", "Half of the items are done within"),
            ("cycle_time_p95", "Nineteen of twenty are done within"),
            ("machine_time_p50", "The machine's usual share"),
            ("human_time_p50", "The usual wait for people"),
            ("first_response_time_p50", "Usual time to the first response"),
            ("sla_compliance", "Kept the promised time"),
        ]),
        ("Quality", [
            ("review_rate", "Shown to a person"),
            ("override_rate", "Of those, changed or declined"),
            ("qa_pass_rate", "Of those, accepted as they were"),
            ("exception_rate", "Left the intended path"),
            ("fallback_rate", "Needed a fallback"),
        ]),
        ("Money", [
            ("model_cost_per_item", "Models, per item"),
            ("reviewer_minutes_per_item", "People, per item"),
            ("reviewer_cost_per_item", "What people's time costs, per item"),
            ("minutes_saved", "Time saved against before"),
            ("minutes_saved_uncertainty", "… give or take"),
            ("money_saved", "Money saved against before"),
            ("money_saved_uncertainty", "… give or take"),
        ]),
    ];

    internal static HtmlPage Of(IReadOnlyList<(string Workflow, IReadOnlyList<KpiDay> Days)> workflows, KpiDays days) => Ui.Page(
        "/kpis",
        "Numbers",
        Html.Of($"{Html.Each(workflows, w => Workflow(w.Workflow, w.Days, days))}{Html.When(workflows.Count == 0, $"""<section class="card empty"><p class="lead">There is no workflow yet.</p></section>""")}"),
        Html.Of($"Runs that ended from {Day(days.From)} to {Day(days.To.AddDays(-1))}, by UTC days"));

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static IHtmlContent Workflow(string workflow, IReadOnlyList<KpiDay> measured, KpiDays days)
    {
        KpiTotals totals = KpiTotals.Sum(measured.Select(d => d.Totals));
        return Html.Of(
            $"""
            <section class="card" aria-labelledby="{workflow}"><h2 id="{workflow}"><a href="{Ui.Root}/contracts/{workflow}">{workflow}</a></h2>
            {(totals.Runs == 0 ? Html.Of($"""<p class="soft">No run ended in these days, so there is nothing to measure.</p>""") : Measured(KpiSamples.Of(workflow, days, totals), totals.Runs, measured, days))}
            </section>
            """);
    }

    private static IHtmlContent Measured(IReadOnlyList<KpiSample> samples, int runs, IReadOnlyList<KpiDay> measured, KpiDays days) => Html.Of(
        $"""
        <p class="lead">{Html.Count(runs, "run")} ended: {string.Join(", ", samples.Where(s => s.Metric == "endings").Select(Ending))}.</p>
        {DayChart.Of(measured, days)}
        {Numbers(samples)}
        """);

    private static IHtmlContent Numbers(IReadOnlyList<KpiSample> samples) => Html.Of(
        $"""
        {Html.Each(Groups, g => Group(g.Heading, [.. g.Lines.SelectMany(l => samples.Where(s => s.Metric == l.Metric).Select(s => (l.Words, Value(s))))]))}
        {Group("Reported later", [.. samples.Where(s => s.Metric == "outcomes").Select(s => (ContentView.Title(Dimension(s, "outcome")), Html.Count((long)s.Value, "run")))])}
        """);

    private static IHtmlContent Group(string heading, IReadOnlyList<(string Words, string Value)> lines) => Html.When(
        lines.Count > 0,
        $"""<h3>{heading}</h3><dl class="facts">{Html.Each(lines, l => Html.Of($"<dt>{l.Words}</dt><dd>{l.Value}</dd>"))}</dl>""");

    private static string Ending(KpiSample sample) => string.Create(
        CultureInfo.InvariantCulture, $"{sample.Value:0} {StateWords.OfRun(Dimension(sample, "ending").ToUpperInvariant()).Words.ToLowerInvariant()}");

    private static string Dimension(KpiSample sample, string name) => sample.Dimensions.FirstOrDefault(d => d.Path == name)?.Value ?? "";

    private static string Value(KpiSample sample) => sample.Unit switch
    {
        "seconds" => Html.Duration(TimeSpan.FromSeconds((double)sample.Value)),
        "ratio" => string.Create(CultureInfo.InvariantCulture, $"{sample.Value * 100:0.#} of 100"),
        "minutes" => string.Create(CultureInfo.InvariantCulture, $"{sample.Value:0.#} minutes"),
        "micro_usd" => string.Create(CultureInfo.InvariantCulture, $"{sample.Value / 1_000_000m:0.0000} USD"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{sample.Value:0.00} {sample.Unit}"),
    };
}
