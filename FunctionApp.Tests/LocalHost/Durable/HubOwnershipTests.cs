using Azure.Data.Tables;
using FunctionApp.Tests.LocalHost.Functions;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Servers;
using LocalHost.Durable;
using LocalHost.Durable.Journal;
using LocalHost.Functions;
using LocalHost.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Durable;

public sealed class HubOwnershipTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly string _hub = AzuriteFixture.NewName("hub");

    [Fact]
    public async Task A_second_host_on_the_same_hub_refuses_to_start()
    {
        await using DurableApp app = await DurableApp.StartAsync(azurite, _hub, typeof(WaitingApp));
        LocalHostStartException refused = await Assert.ThrowsAsync<LocalHostStartException>(
            () => DurableApp.StartAsync(azurite, _hub, typeof(WaitingApp)));
        Assert.Contains(_hub, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_whose_hub_was_taken_over_can_write_no_more_and_stops()
    {
        await using DurableApp app = await DurableApp.StartAsync(azurite, _hub, typeof(WaitingApp));
        string id = await app.Client.ScheduleNewOrchestrationInstanceAsync(nameof(WaitingApp.Wait));
        JournalStore other = new(
            azurite.Storage.Tables.GetTableClient(_hub + "Journal"), _hub, new FaultPoints(), TimeProvider.System);
        await other.TakeOverAsync(CancellationToken.None);
        long head = other.Head;
        HubLostException lost = await Assert.ThrowsAsync<HubLostException>(() => app.Client.RaiseEventAsync(id, "go", "late"));
        Assert.Contains("taken over", lost.Message, StringComparison.Ordinal);
        await other.TakeOverAsync(CancellationToken.None);
        Assert.Equal(head, other.Head);
        await Eventually.HoldsAsync(
            () => app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested,
            "the host stops");
    }

    [Fact]
    public async Task A_writer_of_an_older_epoch_is_refused_at_its_commit()
    {
        TableClient table = azurite.Storage.Tables.GetTableClient(_hub + "Journal");
        JournalStore old = new(table, _hub, new FaultPoints(), TimeProvider.System);
        await old.TakeOverAsync(CancellationToken.None);
        await old.AppendAsync(new byte[] { 1 }, CancellationToken.None);
        Fence fence = await table.GetEntityAsync<Fence>(JournalStore.Partition, Fence.Row);
        Fence newer = fence.With(fence.Head, fence.Tail);
        (newer.Epoch, newer.Writer) = (fence.Epoch + 1, "another");
        await table.UpdateEntityAsync(newer, fence.ETag, TableUpdateMode.Replace);
        await Assert.ThrowsAsync<HubLostException>(() => old.AppendAsync(new byte[] { 2 }, CancellationToken.None));
        Fence left = await table.GetEntityAsync<Fence>(JournalStore.Partition, Fence.Row);
        Assert.Equal((fence.Epoch + 1, "another", fence.Head), (left.Epoch, left.Writer, left.Head));
        Assert.Equal(2, await table.QueryAsync<TableEntity>().CountAsync());
    }

    [Theory]
    [InlineData(StorageFault.DropAfterCommit)]
    [InlineData(StorageFault.DropBefore)]
    [InlineData(StorageFault.Busy)]
    internal async Task A_commit_whose_answer_is_lost_counts_once(StorageFault fault)
    {
        await using FaultyStorage faulty = await FaultyStorage.StartAsync(new StorageConnection(azurite.ConnectionString));
        await using DurableApp app = await DurableApp.StartAsync(
            azurite, _hub, TestApp.Settings(("AzureWebJobsStorage", faulty.ConnectionString)), typeof(WaitingApp));
        string id = await app.Client.ScheduleNewOrchestrationInstanceAsync(nameof(WaitingApp.Wait));
        faulty.Break(fault, request => request.Method == "POST" && request.Path.Contains("$batch", StringComparison.Ordinal));
        await app.Client.RaiseEventAsync(id, "go", "once");
        OrchestrationMetadata done = await app.Client.WaitForInstanceCompletionAsync(id, true).WaitAsync(Eventually.Cap);
        Assert.Equal("once", done.ReadOutputAs<string>());
        Assert.True(faulty.AllHappened);
    }
}
