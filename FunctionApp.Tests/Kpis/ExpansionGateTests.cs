using FunctionApp.Kpis;
using FunctionApp.Tests.Audit;
using FunctionApp.WorkflowContracts.Definitions;
using Xunit;

namespace FunctionApp.Tests.Kpis;

public sealed class ExpansionGateTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    [Fact]
    public void Steady_gains_let_it_grow()
    {
        ExpansionVerdict verdict = Ask(Rule(minRuns: 20), Good(40));

        Assert.Equal((ExpansionAnswer.Expand, "all_met"), (verdict.Answer, verdict.Rule));
        Assert.All(verdict.Numbers, n => Assert.True(n.Met, n.Metric));
    }

    [Fact]
    public void Without_a_declared_rule_nothing_grows() =>
        Assert.Equal((ExpansionAnswer.Hold, "no_rule"), Answer(Kpis(null), Good(500)));

    [Fact]
    public void Too_few_runs_show_nothing_yet() =>
        Assert.Equal((ExpansionAnswer.Hold, "min_runs"), Answer(Rule(minRuns: 41), Good(40)));

    [Fact]
    public void A_rate_over_its_limit_that_chance_may_explain_holds() =>
        Assert.Equal((ExpansionAnswer.Hold, "exception_rate"), Answer(Rule(minRuns: 20), [.. Good(36), .. Bad(4)]));

    [Fact]
    public void A_rate_surely_over_its_limit_pauses_also_before_the_runs_are_enough() =>
        Assert.Equal((ExpansionAnswer.Pause, "sure:exception_rate"), Answer(Rule(minRuns: 100), [.. Good(5), .. Bad(5)]));

    [Fact]
    public void What_costs_more_than_it_saves_pauses() =>
        Assert.Equal((ExpansionAnswer.Pause, "money_saved"), Answer(Rule(minRuns: 20), Good(40, reviewerSeconds: 3600)));

    [Fact]
    public void Overrides_that_nobody_could_see_are_not_taken_for_none() =>
        Assert.Equal((ExpansionAnswer.Hold, "override_rate"), Answer(Rule(minRuns: 20), Good(40, decision: null)));

    [Fact]
    public void A_target_that_is_missed_holds()
    {
        KpiDefinition kpis = Rule(minRuns: 20) with { Targets = [new("cycle_time_p50", ConditionOperator.LessThan, 60)] };
        Assert.Equal((ExpansionAnswer.Hold, "target:cycle_time_p50"), Answer(kpis, Good(40)));
    }

    [Fact]
    public void Gains_that_slip_are_not_steady()
    {
        RunFacts[] later = [.. Bad(4).Select(r => r with { EndedUtc = r.EndedUtc.AddDays(1) })];
        Assert.Equal((ExpansionAnswer.Hold, "not_stable:exception_rate"), Answer(Rule(minRuns: 20), [.. Good(76), .. later]));
    }

    private static (ExpansionAnswer Answer, string Rule) Answer(KpiDefinition kpis, RunFacts[] runs)
    {
        ExpansionVerdict verdict = Ask(kpis, runs);
        return (verdict.Answer, verdict.Rule);
    }

    private static ExpansionVerdict Ask(KpiDefinition kpis, RunFacts[] runs) =>
        ExpansionGate.Of(kpis, new("support-reply", Day, Day.AddDays(2), runs, []));

    private static KpiDefinition Rule(int minRuns) => Kpis(new(minRuns, 0.05m, 0.05m));

    private static KpiDefinition Kpis(ExpansionDefinition? expansion) => new(
        new("2026-10", 9, new(4.50m, "EUR"), 0.04m, TimeSpan.FromHours(11)), new(4.50m, "EUR"), new(30, "EUR"), null, expansion);

    private static RunFacts[] Good(int count, string? decision = "approved", int reviewerSeconds = 10) =>
        [.. Enumerable.Range(0, count).Select(i => Run(i, decision, reviewerSeconds, exception: false))];

    private static RunFacts[] Bad(int count) => [.. Enumerable.Range(0, count).Select(i => Run(1000 + i, "approved", 10, exception: true))];

    private static RunFacts Run(int number, string? decision, int reviewerSeconds, bool exception) => new(
        $"run-{number}", "support-reply", "1.0.0", "completed", Story.Start, Story.Start.AddMinutes(5),
        new(300, 300, 0, null, true, null),
        new(1, 0, 0, 0, 0, 0, null),
        new(decision, false, false, decision is null ? 0 : reviewerSeconds),
        exception,
        new("2026-10", 9, 4.50m, 30, "EUR"));
}
