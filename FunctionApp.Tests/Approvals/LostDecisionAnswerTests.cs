using FunctionApp.Handoffs;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Approvals;

public sealed class LostDecisionAnswerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task A_decision_whose_answer_was_lost_is_known_as_ones_own()
    {
        await using FaultyStorage faulty = await FaultyStorage.StartAsync(azurite.Storage);
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(faulty.ConnectionString);
        await bench.OpenAsync();
        faulty.Break(StorageFault.DropAfterCommit, r => r.Path.Contains("$batch", StringComparison.Ordinal) && r.Body.Contains("decision", StringComparison.Ordinal));

        Answered answer = await new Desk(bench, bench.LinkOf("Sam")).PostJsonAsync("""{"decision":"approve"}""");

        Assert.True(faulty.AllHappened);
        Assert.Contains("\"result\":\"settled\"", answer.Body, StringComparison.Ordinal);
        Assert.IsType<ApprovalDecision.Approved>(await bench.SettleAsync("event", 1));
    }
}
