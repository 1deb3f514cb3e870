using FunctionApp.Handoffs;
using FunctionApp.Kpis;
using FunctionApp.Tests.Audit;
using Xunit;

namespace FunctionApp.Tests.Kpis;

public sealed class KpiSamplesTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    [Fact]
    public void Rates_are_taken_over_the_runs_they_are_about()
    {
        IReadOnlyList<KpiSample> samples = Samples(
            Run("approved", edited: false), Run("approved", edited: true), Run("declined", edited: false), Run(null, edited: false));

        Assert.Equal(4, Value(samples, "throughput"));
        Assert.Equal(0.75m, Value(samples, "review_rate"));
        Assert.Equal(0.6667m, Value(samples, "override_rate"));
        Assert.Equal(0.3333m, Value(samples, "rework_rate"));
        Assert.Equal(0m, Value(samples, "exception_rate"));
    }

    [Fact]
    public void Percentiles_stand_between_the_closest_ranks()
    {
        IReadOnlyList<KpiSample> samples = Samples([.. Enumerable.Range(1, 5).Select(i => Run(null, false, minutes: i))]);

        Assert.InRange(Value(samples, "cycle_time_p50"), 0.99m * 4 * 60, 1.01m * 4 * 60);
        Assert.InRange(Value(samples, "cycle_time_p95"), 0.99m * 5.8m * 60, 1.01m * 5.8m * 60);
    }

    [Fact]
    public void Savings_are_the_baseline_less_the_reviewers_time()
    {
        IReadOnlyList<KpiSample> samples = Samples(Run("approved", false, seconds: 120), Run(null, false));

        Assert.Equal((2 * 9) - 2, Value(samples, "minutes_saved"));
        Assert.Equal((2 * 4.50m) - 1m, Value(samples, "money_saved"));
        Assert.Equal("EUR", samples.Single(s => s.Metric == "money_saved").Unit);
    }

    [Fact]
    public void A_run_that_did_not_finish_saved_nothing_and_cost_its_reviewer()
    {
        RunFacts declined = Run("declined", false, seconds: 120) with { Ending = "declined" };

        Assert.Equal(-2, Value(Samples(declined), "minutes_saved"));
        Assert.Equal(-1m, Value(Samples(declined), "money_saved"));
    }

    [Fact]
    public void A_saving_says_how_far_it_may_be_off_once_there_are_enough_runs()
    {
        RunFacts[] runs = [.. Enumerable.Range(0, 10).Select(i => Run("approved", false, seconds: i % 2 == 0 ? 60 : 180))];

        Assert.DoesNotContain(Samples(runs[..9]), s => s.Metric == "minutes_saved_uncertainty");
        // Ten runs that take one or three minutes: standard deviation 1.054 minutes, times 1.96 and the root of ten.
        Assert.InRange(Value(Samples(runs), "minutes_saved_uncertainty"), 6.53m, 6.54m);
    }

    [Fact]
    public void Days_added_up_are_the_same_as_all_their_runs_at_once()
    {
        RunFacts[] runs = [.. Enumerable.Range(1, 30).Select(i => Run(i % 3 == 0 ? "approved" : null, i % 6 == 0, seconds: i, minutes: i * i))];
        RunOutcomeReport[] told = [new("1", "run-1", "paid", 2.5m, Story.Start)];

        KpiTotals whole = KpiTotals.Of(runs, told);
        KpiTotals parts = KpiTotals.Sum([KpiTotals.Of(runs[..7], told), KpiTotals.Of(runs[7..19], []), KpiTotals.Of(runs[19..], [])]);

        Assert.Equal(
            KpiSamples.Of("w", new(Day, Day.AddDays(1)), whole).Select(s => (s.Metric, s.Value)),
            KpiSamples.Of("w", new(Day, Day.AddDays(1)), parts).Select(s => (s.Metric, s.Value)));
    }

    [Fact]
    public void The_table_for_spreadsheets_quotes_what_would_break_it_and_runs_no_formula()
    {
        RunOutcomeReport told = new("1", "run-1", "paid", 2.5m, Story.Start);
        string csv = KpiCsv.Of(KpiSamples.Of("=a,\"b\"", new(Day, Day.AddDays(1)), KpiTotals.Of([], [told])));

        Assert.StartsWith("workflow,from,to,metric,dimension,value,unit\n", csv, StringComparison.Ordinal);
        Assert.Contains("\"'=a,\"\"b\"\"\",2026-11-21,2026-11-22,outcome_value,paid,2.5,value\n", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_measured_gives_no_rates() =>
        Assert.Equal(["throughput"], Samples().Select(s => s.Metric));

    [Fact]
    public void Outcomes_told_later_are_counted_by_kind()
    {
        RunOutcomeReport[] outcomes =
        [
            new("1", "run-1", "paid", 10.5m, Story.Start), new("2", "run-2", "paid", 4.5m, Story.Start), new("3", "run-2", "reopened", null, Story.Start),
        ];

        IReadOnlyList<KpiSample> samples = KpiSamples.Of(new("support-reply", Day, Day.AddDays(1), [], outcomes));

        Assert.Equal([2m, 1m], samples.Where(s => s.Metric == "outcomes").Select(s => s.Value));
        Assert.Equal(15m, samples.First(s => s.Metric == "outcome_value").Value);
    }

    [Theory]
    [InlineData(null, null, "2026-10-23", "2026-11-22")]
    [InlineData("2026-11-01", "2026-11-08", "2026-11-01", "2026-11-08")]
    [InlineData("2026-11-08", "2026-11-01", null, null)]
    [InlineData("2024-01-01", "2026-01-01", null, null)]
    [InlineData("yesterday", null, null, null)]
    public void Days_are_read_strictly(string? from, string? to, string? first, string? end)
    {
        KpiDays? days = KpiSpan.Of(from, to, Day);

        Assert.Equal(first, days?.From.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(end, days?.To.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("""{"kind":"paid","at":"2026-11-21T10:00:00+01:00","value":12.5}""", true)]
    [InlineData("""{"kind":"paid","at":"2026-11-21T10:00:00Z"}""", true)]
    [InlineData("""{"kind":"paid"}""", false)]
    [InlineData("""{"kind":"Paid by Ms. X","at":"2026-11-21T10:00:00Z"}""", false)]
    [InlineData("""{"kind":"paid","at":"2026-11-21T10:00:00Z","note":"x"}""", false)]
    [InlineData("paid", false)]
    [InlineData("", false)]
    public void An_outcome_is_a_word_an_instant_and_perhaps_a_number(string body, bool read) =>
        Assert.Equal(read, OutcomeRequest.Read(System.Text.Encoding.UTF8.GetBytes(body)) is not null);

    private static RunFacts Run(string? decision, bool edited, int seconds = 0, double minutes = 0)
    {
        Story story = Story.Begun();
        if (decision is not null)
        {
            story.Asks("approval").Answers("approval", decision, edited, seconds);
        }

        return KpiFold.Of(Story.RunId, Story.Contract, story.After(minutes).Ends(RunState.Completed, "completed").Entries)!;
    }

    private static IReadOnlyList<KpiSample> Samples(params IReadOnlyList<RunFacts> runs) =>
        KpiSamples.Of(new("support-reply", Day, Day.AddDays(1), runs, []));

    private static decimal Value(IReadOnlyList<KpiSample> samples, string metric) => samples.Single(s => s.Metric == metric).Value;
}
