using System.Globalization;
using FunctionApp.Hosting;
using FunctionApp.Kpis;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Pages.Views;

/// <summary>Days as small bars, each drawing with the same in words; pure.</summary>
internal static class DayChart
{
    private const int Step = 10;
    private const int Height = 60;

    internal static IHtmlContent Of(IReadOnlyList<KpiDay> measured, KpiDays days)
    {
        Dictionary<DateOnly, KpiTotals> byDay = measured.Where(d => d.Totals.Runs > 0).ToDictionary(d => d.Day, d => d.Totals);
        return Html.Of(
            $"""
            <div class="charts">
            {Figure("Runs", days, d => byDay.TryGetValue(d, out KpiTotals? t) ? (t.Runs, t.Exceptions) : (0, 0), RunsInWords(byDay, days))}
            {Figure("Time", days, d => byDay.TryGetValue(d, out KpiTotals? t) ? (t.CycleTime.Percentile(0.5), 0) : (0, 0), TimesInWords(byDay))}
            </div>
            """);
    }

    private static IHtmlContent Figure(string name, KpiDays days, Func<DateOnly, (double Whole, double Part)> of, string words)
    {
        DateOnly[] all = [.. days.All];
        double most = Math.Max(all.Max(d => of(d).Whole), 1e-9);
        return Html.Of(
            $"""
            <figure><svg class="chart" viewBox="0 0 {all.Length * Step} {Height + 2}" preserveAspectRatio="none" role="img" aria-label="{name}: {words}">
            <path class="base" d="M0 {Height + 1}H{all.Length * Step}"/>
            {Html.Each(all.Index(), d => Bars(d.Index, of(d.Item), most))}
            </svg><figcaption>{words}</figcaption></figure>
            """);
    }

    private static IHtmlContent Bars(int index, (double Whole, double Part) value, double most) => value.Whole <= 0
        ? Html.Nothing
        : Html.Of($"{Bar("bar", index, value.Whole, most)}{(value.Part > 0 ? Bar("part", index, value.Part, most) : Html.Nothing)}");

    // What is there is seen, however small beside the largest.
    private static IHtmlContent Bar(string look, int index, double value, double most)
    {
        string tall = Math.Max(2, value / most * Height).ToString("0.#", CultureInfo.InvariantCulture);
        string top = (Height - Math.Max(2, value / most * Height)).ToString("0.#", CultureInfo.InvariantCulture);
        return Html.Of($"""<rect class="{look}" x="{(index * Step) + 1}" y="{top}" width="{Step - 2}" height="{tall}"/>""");
    }

    private static string RunsInWords(Dictionary<DateOnly, KpiTotals> byDay, KpiDays days)
    {
        (DateOnly most, KpiTotals totals) = byDay.OrderByDescending(d => d.Value.Runs).ThenBy(d => d.Key).First();
        int exceptions = byDay.Values.Sum(t => t.Exceptions);
        return $"{Html.Count(byDay.Values.Sum(t => t.Runs), "run")} on {byDay.Count} of {days.All.Count()} days, most on {Day(most)} ({totals.Runs}); "
            + (exceptions == 0 ? "none left the intended path." : $"{exceptions} left the intended path (the other colour).");
    }

    private static string TimesInWords(Dictionary<DateOnly, KpiTotals> byDay)
    {
        (DateOnly slowest, KpiTotals totals) = byDay.OrderByDescending(d => d.Value.CycleTime.Percentile(0.5)).ThenBy(d => d.Key).First();
        return $"Usual time from receipt to end, day by day; longest on {Day(slowest)}: {Html.Duration(TimeSpan.FromSeconds(totals.CycleTime.Percentile(0.5)))}.";
    }

    private static string Day(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);
}
