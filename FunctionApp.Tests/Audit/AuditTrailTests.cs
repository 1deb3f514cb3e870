using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Audit;

public sealed class AuditTrailTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task A_second_delivery_gets_the_recorded_outcome_and_does_no_work()
    {
        AuditRig rig = await AuditRig.OnAsync(azurite.ConnectionString);
        int worked = 0;

        Recorded<string> first = await rig.RecordAsync("one", working: () => worked++);
        Recorded<string> second = await rig.RecordAsync("two", working: () => worked++);

        Assert.Equal(1, worked);
        Assert.Equal("one", second.Outcome);
        Assert.Equal(first.Head, second.Head);
        Assert.Equal(["one"], await rig.ResultsAsync());
    }

    [Fact]
    public async Task Of_two_deliveries_at_once_the_first_to_be_recorded_counts_for_both()
    {
        AuditRig rig = await AuditRig.OnAsync(azurite.ConnectionString);
        TaskCompletionSource recorded = new();

        Task<Recorded<string>> slow = rig.Trail.RecordOnceAsync(
            rig.Scope(),
            "classify",
            1,
            "step",
            async _ =>
            {
                await recorded.Task;
                return ("slow", AuditRig.Event("slow"));
            },
            CancellationToken.None);
        Recorded<string> fast = await rig.RecordAsync("fast");
        recorded.SetResult();

        Assert.Equal("fast", fast.Outcome);
        Assert.Equal("fast", (await slow).Outcome);
        Assert.Equal(["fast"], await rig.ResultsAsync());
    }

    [Fact]
    public async Task A_first_delivery_that_knows_the_end_reads_once_and_writes_once()
    {
        await using FaultyStorage counted = await FaultyStorage.StartAsync(azurite.Storage);
        AuditRig rig = await AuditRig.OnAsync(counted.ConnectionString);
        AuditHead head = (await rig.RecordAsync("one")).Head;
        List<string> requests = [];
        counted.Break(StorageFault.Busy, r =>
        {
            requests.Add(r.Method);
            return false;
        });

        head = (await rig.RecordAsync("two", attempt: 2, head)).Head;

        Assert.Equal(["GET", "POST"], requests);
        Assert.Equal(2, head.Seq);
    }

    [Fact]
    public async Task A_connection_lost_after_the_commit_is_recognised_as_the_own_write()
    {
        await using FaultyStorage faulty = await FaultyStorage.StartAsync(azurite.Storage);
        AuditRig rig = await AuditRig.OnAsync(faulty.ConnectionString);
        int worked = 0;
        faulty.Break(StorageFault.DropAfterCommit, r => r.Path.EndsWith("$batch", StringComparison.Ordinal));

        Recorded<string> recorded = await rig.RecordAsync("one", working: () => worked++);
        await rig.RecordAsync("two", attempt: 2, recorded.Head);

        Assert.True(faulty.AllHappened);
        Assert.Equal(1, worked);
        Assert.Equal("one", recorded.Outcome);
        Assert.Equal(["one", "two"], await rig.ResultsAsync());
    }

    [Fact]
    public async Task Many_writers_of_one_chain_lose_nothing_and_leave_it_whole()
    {
        AuditRig rig = await AuditRig.OnAsync(azurite.ConnectionString);
        AuditHead stale = (await rig.RecordAsync("first")).Head;

        await Task.WhenAll(Enumerable.Range(2, 20).Select(i => rig.RecordAsync($"{i}", attempt: i, stale)));

        AuditExtract chain = await rig.Trail.ReadAsync(rig.RunId, CancellationToken.None);
        Assert.Equal(21, chain.Entries.Count);
        Assert.Equal(21, chain.Entries.Select(e => e.Event.Result).Distinct().Count());
        Assert.Empty(AuditChain.Verify(chain.Entries, chain.Head));
    }

    [Fact]
    public async Task Notes_of_the_run_come_before_the_event_and_many_of_them_fit()
    {
        AuditRig rig = await AuditRig.OnAsync(azurite.ConnectionString);
        RunEvent[] notes = [.. Enumerable.Range(0, 200).Select(i => AuditRig.Event($"note {i}"))];

        await rig.Trail.RecordOnceAsync(
            rig.Scope(null, notes), "s", 1, "step", _ => Task.FromResult(("done", AuditRig.Event("done"))), CancellationToken.None);

        Assert.Equal([.. notes.Select(n => n.Result), "done"], await rig.ResultsAsync());
    }

    [Fact]
    public async Task A_long_outcome_comes_back_whole()
    {
        AuditRig rig = await AuditRig.OnAsync(azurite.ConnectionString);
        string outcome = new('x', 200_000);

        await rig.RecordAsync(outcome[..10], attempt: 2);
        await rig.Trail.RecordOnceAsync(
            rig.Scope(), "s", 1, "step", _ => Task.FromResult((outcome, AuditRig.Event("done"))), CancellationToken.None);
        Recorded<string> again = await rig.Trail.RecordOnceAsync<string>(
            rig.Scope(), "s", 1, "step", _ => throw new InvalidOperationException("worked twice"), CancellationToken.None);

        Assert.Equal(outcome, again.Outcome);
    }

    [Fact]
    public async Task What_is_told_twice_under_one_name_is_recorded_once()
    {
        AuditRig rig = await AuditRig.OnAsync(azurite.ConnectionString);
        string chain = $"support-reply:{Guid.NewGuid():N}";

        await rig.Trail.AppendAsync(chain, "reject/1 ?", [AuditRig.Event("rejected")], CancellationToken.None);
        await rig.Trail.AppendAsync(chain, "reject/1 ?", [AuditRig.Event("rejected")], CancellationToken.None);
        await rig.Trail.AppendAsync(chain, "reject/2 ?", [AuditRig.Event("rejected")], CancellationToken.None);

        Assert.Equal(2, (await rig.Trail.ReadAsync(chain, CancellationToken.None)).Entries.Count);
    }
}
