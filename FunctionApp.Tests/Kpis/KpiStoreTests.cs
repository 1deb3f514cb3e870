using FunctionApp.Handoffs;
using FunctionApp.Kpis;
using FunctionApp.Tests.Audit;
using FunctionApp.Tests.Support;
using Xunit;

namespace FunctionApp.Tests.Kpis;

public sealed class KpiStoreTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task A_run_written_twice_counts_once_and_only_in_its_own_days()
    {
        await AuditRig.OnAsync(azurite.ConnectionString);
        KpiStore store = new(azurite.Storage.Tables);
        string workflow = AzuriteFixture.NewName("w");
        RunFacts facts = KpiFold.Of(
            "run-1", Story.Contract, Story.Begun().Step("classify", 0.9).Ends(RunState.Completed, "completed").Entries)! with
        {
            Workflow = workflow,
        };
        RunOutcomeReport paid = new("abc", "run-1", "paid", 12.10m, Story.Start);

        await store.WriteAsync(facts, default);
        await store.WriteAsync(facts, default);
        await store.WriteAsync(workflow, paid, default);
        await store.WriteAsync(workflow, paid, default);

        KpiWindow day = await store.ReadAsync(workflow, new(2026, 11, 21), new(2026, 11, 22), default);
        KpiWindow before = await store.ReadAsync(workflow, new(2026, 11, 1), new(2026, 11, 21), default);
        Assert.Equal(facts, Assert.Single(day.Runs));
        Assert.Equal(paid, Assert.Single(day.Outcomes));
        Assert.Empty(before.Runs);
    }
}
