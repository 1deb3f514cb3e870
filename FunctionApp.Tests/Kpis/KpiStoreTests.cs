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
        Assert.True(await store.KeepAsync(workflow, paid, default));
        Assert.True(await store.KeepAsync(workflow, paid, default));
        Assert.False(await store.KeepAsync(workflow, paid with { Value = 12.20m }, default));

        KpiWindow day = await store.ReadAsync(workflow, new(2026, 11, 21), new(2026, 11, 22), default);
        KpiWindow before = await store.ReadAsync(workflow, new(2026, 11, 1), new(2026, 11, 21), default);
        Assert.Equal(facts, Assert.Single(day.Runs));
        Assert.Equal(paid, Assert.Single(day.Outcomes));
        Assert.Empty(before.Runs);
    }

    [Fact]
    public async Task A_day_is_rolled_up_as_its_runs_end_and_making_it_anew_gives_the_same()
    {
        await AuditRig.OnAsync(azurite.ConnectionString);
        KpiStore store = new(azurite.Storage.Tables);
        string workflow = AzuriteFixture.NewName("w");
        RunFacts facts = KpiFold.Of(
            "run-1", Story.Contract, Story.Begun().Step("classify", 0.9).Ends(RunState.Completed, "completed").Entries)! with
        {
            Workflow = workflow,
        };

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 24), async (i, token) => await store.WriteAsync(facts with { RunId = $"run-{i % 12}" }, token));
        await store.KeepAsync(workflow, new("abc", "run-1", "paid", 12.10m, Story.Start), default);
        await store.RollUpAsync(workflow, new(2026, 11, 21), default);

        KpiDay day = Assert.Single(await store.DaysAsync(workflow, new(new(2026, 11, 1), new(2026, 12, 1)), default));
        Assert.Equal(new DateOnly(2026, 11, 21), day.Day);
        Assert.Equal(12, day.Totals.Runs);
        Assert.Equal(12, day.Totals.CycleTime.Count);
        Assert.Equal(12.10m, Assert.Single(day.Totals.Outcomes).Value);

        // Facts folded anew by a later version replace what was counted.
        await store.WriteAsync(facts with { Exception = true }, default);
        KpiDay again = Assert.Single(await store.DaysAsync(workflow, new(new(2026, 11, 1), new(2026, 12, 1)), default));
        Assert.Equal((12, 1), (again.Totals.Runs, again.Totals.Exceptions));
    }
}
