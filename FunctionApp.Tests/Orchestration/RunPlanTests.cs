using FunctionApp.Orchestration;
using FunctionApp.WorkflowContracts.Definitions;
using Xunit;

namespace FunctionApp.Tests.Orchestration;

public sealed class RunPlanTests
{
    private static readonly WorkflowDefinition Contract = new(
        1, "w", "1.0.0", "W", "o", "r", ContractClass.Deterministic, RiskTier.Low, TimeSpan.FromDays(1), new(TimeSpan.FromHours(1)),
        [], new([]), [Step("a", []), Step("b", []), Step("c", ["a", "b"]), Step("d", null)], [],
        new(new("v", 1, new(1, "EUR"), 0, TimeSpan.FromHours(1)), new(1, "EUR"), new(1, "EUR")));

    [Fact]
    public void Steps_without_needs_start_together() => Assert.Equal(["a", "b"], Ready([], []));

    [Fact]
    public void A_step_waits_for_all_it_needs() => Assert.Empty(Ready(["a", "b"], ["a"]));

    [Fact]
    public void A_step_that_names_no_needs_waits_for_the_one_above() => Assert.Equal(["d"], Ready(["a", "b", "c"], ["a", "b", "c"]));

    private static string[] Ready(string[] started, string[] ended) => [.. RunPlan.Ready(Contract, started, ended).Select(s => s.Id)];

    private static StepDefinition Step(string id, string[]? needs) => new(id, "o", new StepWork.Decide("t.yaml"), Needs: needs);
}
