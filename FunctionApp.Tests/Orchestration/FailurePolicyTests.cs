using FunctionApp.Handoffs;
using FunctionApp.Orchestration;
using FunctionApp.WorkflowContracts.Definitions;
using Xunit;

namespace FunctionApp.Tests.Orchestration;

public sealed class FailurePolicyTests
{
    private static readonly FailurePolicyDefinition Policy = new(
        3, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), 2.0, TimeSpan.FromMinutes(1), ["STP012"]);

    private static readonly StepDefinition Step = new(
        "draft", "owner", new StepWork.Decide("t.yaml"), OnFailure: Policy, Fallbacks: [new FallbackDefinition.Template("a.hbs")]);

    [Fact]
    public void A_transient_failure_is_tried_again() => Assert.Equal(
        FailureDecisionKind.RetryAfter, Decide("STP010", FailureCategory.Transient, tries: 1).Kind);

    [Fact]
    public void When_the_attempts_are_used_up_the_next_model_is_taken() => Assert.Equal(
        new FailureDecision.NextCandidate(1), Decide("STP010", FailureCategory.Transient, tries: 3, candidates: 2));

    [Fact]
    public void A_code_that_the_contract_calls_permanent_is_never_tried_again() => Assert.Equal(
        FailureDecisionKind.NextCandidate, Decide("STP012", FailureCategory.Transient, tries: 1, candidates: 2).Kind);

    [Fact]
    public void What_policy_refuses_does_not_go_to_another_model() => Assert.Equal(
        new FailureDecision.UseFallback(0), Decide("STP030", FailureCategory.RefusedByPolicy, tries: 1, candidates: 2));

    [Fact]
    public void With_no_fallback_left_the_run_is_undone() => Assert.Equal(
        new FailureDecision.Compensate("STP013"), Decide("STP013", FailureCategory.OutputBrokeContract, tries: 1, nextFallback: 1));

    [Fact]
    public void A_delay_grows_stays_under_its_cap_and_is_spread_by_at_most_a_fifth()
    {
        TimeSpan[] delays = [.. Enumerable.Range(1, 6).Select(tries => FailurePolicy.Delay(Policy, null, "seed", tries))];
        Assert.InRange(delays[0], TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12));
        Assert.InRange(delays[1], TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(24));
        Assert.All(delays, d => Assert.True(d <= TimeSpan.FromMinutes(1)));
        Assert.Equal(delays[0], FailurePolicy.Delay(Policy, null, "seed", 1));
    }

    [Fact]
    public void What_the_other_side_asked_for_is_honoured_when_it_is_longer() => Assert.Equal(
        TimeSpan.FromMinutes(5), FailurePolicy.Delay(Policy, TimeSpan.FromMinutes(5), "seed", 1));

    private static FailureDecision Decide(string code, FailureCategory category, int tries, int candidates = 0, int nextFallback = 0) =>
        FailurePolicy.Decide(Step, new(code, category), "run-1", tries, 1, candidates, nextFallback);
}
