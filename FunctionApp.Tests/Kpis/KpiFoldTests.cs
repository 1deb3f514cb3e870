using FunctionApp.Handoffs;
using FunctionApp.Kpis;
using FunctionApp.Tests.Audit;
using Xunit;

namespace FunctionApp.Tests.Kpis;

public sealed class KpiFoldTests
{
    [Fact]
    public void An_approved_run_has_complete_facts_with_the_time_of_people_apart()
    {
        RunFacts facts = Facts(Story.Begun()
            .Step("classify", 0.6).Step("risk").Step("draft")
            .Asks("approval").After(30).Answers("approval", "approved", edited: true, seconds: 120)
            .Effect("reply").After(1).Effect("route").Ends(RunState.Completed, "completed"));

        Assert.Equal("completed", facts.Ending);
        Assert.Equal(32 * 60, facts.Times.CycleSeconds);
        Assert.Equal(30 * 60, facts.Times.HumanSeconds);
        Assert.Equal(2 * 60, facts.Times.MachineSeconds);
        Assert.Equal(31 * 60, facts.Times.FirstResponseSeconds);
        Assert.True(facts.Times.SlaMet);
        Assert.True(facts.Times.FirstResponseMet);
        Assert.Equal(new RunWork(5, 0, 0, 300, 60, 900, 0.6), facts.Work);
        Assert.Equal(new RunReview("approved", true, true, 120), facts.Review);
        Assert.Equal("2026-10", facts.Baseline.Version);
        Assert.False(facts.Exception);
    }

    [Fact]
    public void A_run_without_a_person_has_no_decision_and_no_human_time()
    {
        RunFacts facts = Facts(Story.Begun().Step("classify", 0.97).Effect("reply").Ends(RunState.Completed, "completed"));

        Assert.Null(facts.Review.Decision);
        Assert.Equal(0, facts.Times.HumanSeconds);
        Assert.False(facts.Review.Override);
    }

    [Fact]
    public void Retries_and_fallbacks_are_counted_apart_from_attempts()
    {
        RunFacts facts = Facts(Story.Begun()
            .Fails("draft", "STP004").Note(RunEventKind.RetryPlanned, "retry", "draft", "STP004")
            .Fails("draft", "STP004", 2).Note(RunEventKind.FallbackTaken, "next_model", "draft", "STP004")
            .Step("draft", attempt: 3).Ends(RunState.Completed, "completed"));

        Assert.Equal((3, 1, 1), (facts.Work.Attempts, facts.Work.Retries, facts.Work.Fallbacks));
    }

    [Fact]
    public void Gates_open_together_count_once()
    {
        RunFacts facts = Facts(Story.Begun()
            .Asks("approval").After(10).Asks("draft", "manual")
            .After(10).Answers("approval", "approved").After(10).Answers("draft", "approved")
            .Ends(RunState.Completed, "completed"));

        Assert.Equal(30 * 60, facts.Times.HumanSeconds);
        Assert.True(facts.Exception);
    }

    [Fact]
    public void Late_runs_miss_their_promises()
    {
        RunFacts facts = Facts(Story.Begun().After(24 * 60).Effect("reply").Ends(RunState.Completed, "completed"));

        Assert.False(facts.Times.SlaMet);
        Assert.False(facts.Times.FirstResponseMet);
    }

    [Fact]
    public void A_declined_run_is_an_override_and_a_failed_one_an_exception()
    {
        RunFacts declined = Facts(Story.Begun().Asks("approval").Answers("approval", "declined").Ends(RunState.Declined, "declined", "wrong_tone"));
        RunFacts failed = Facts(Story.Begun().Fails("draft", "STP009").Ends(RunState.Failed, "failed", "STP009"));

        Assert.True(declined.Review.Override);
        Assert.False(declined.Exception);
        Assert.True(failed.Exception);
    }

    [Fact]
    public void What_is_told_after_the_end_changes_no_fact()
    {
        Story story = Story.Begun().Step("classify", 0.9).Ends(RunState.Completed, "completed");
        RunFacts before = Facts(story);

        story.After(60).Note(RunEventKind.OutcomeReported, "converted");

        Assert.Equal(before, Facts(story));
    }

    [Fact]
    public void A_run_that_goes_on_has_no_facts_yet() =>
        Assert.Null(KpiFold.Of(Story.RunId, Story.Contract, Story.Begun().Step("classify").Entries));

    private static RunFacts Facts(Story story) => KpiFold.Of(Story.RunId, Story.Contract, story.Entries)!;
}
