using Azure;
using Azure.Data.Tables;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Servers;
using LocalHost.Storage;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Storage;

public sealed class OwnWriteAfterDropTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private FaultyStorage _faulty = null!;
    private TableClient _table = null!;

    public async Task InitializeAsync()
    {
        _faulty = await FaultyStorage.StartAsync(azurite.Storage);
        _table = new TableServiceClient(_faulty.ConnectionString).GetTableClient(AzuriteFixture.NewName());
        await _table.CreateAsync();
    }

    public async Task DisposeAsync()
    {
        await _table.DeleteAsync();
        await _faulty.DisposeAsync();
    }

    [Fact]
    public async Task An_insert_whose_answer_was_lost_comes_back_as_a_conflict_with_its_own_row()
    {
        _faulty.Break(StorageFault.DropAfterCommit, request => request.Method == "POST");
        RequestFailedException conflict = await Assert.ThrowsAsync<RequestFailedException>(
            () => _table.AddEntityAsync(new TableEntity("p", "1") { ["Writer"] = "me" }));

        Assert.Equal((409, "EntityAlreadyExists"), (conflict.Status, conflict.ErrorCode));
        Assert.Equal("me", (await _table.GetEntityAsync<TableEntity>("p", "1")).Value.GetString("Writer"));
        Assert.True(_faulty.AllHappened);
    }

    [Fact]
    public async Task A_guarded_update_whose_answer_was_lost_comes_back_as_a_failed_condition()
    {
        ETag tag = (await _table.AddEntityAsync(new TableEntity("p", "1"))).Headers.ETag!.Value;
        _faulty.Break(StorageFault.DropAfterCommit, request => request.Method == "PATCH");
        RequestFailedException conflict = await Assert.ThrowsAsync<RequestFailedException>(
            () => _table.UpdateEntityAsync(new TableEntity("p", "1") { ["Writer"] = "me" }, tag));

        Assert.Equal(412, conflict.Status);
        Assert.Equal("me", (await _table.GetEntityAsync<TableEntity>("p", "1")).Value.GetString("Writer"));
    }

    [Fact]
    public async Task A_transaction_whose_answer_was_lost_comes_back_as_a_conflict()
    {
        _faulty.Break(StorageFault.DropAfterCommit, request => request.Path.EndsWith("$batch", StringComparison.Ordinal));
        TableTransactionFailedException conflict = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => _table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "1"))]));
        Assert.Equal((409, 0), (conflict.Status, conflict.FailedTransactionActionIndex));
    }

    [Fact]
    public async Task A_busy_storage_is_asked_again_without_the_caller_noticing()
    {
        _faulty.Break(StorageFault.Busy, request => request.Method == "POST");
        _faulty.Break(StorageFault.DropBefore, request => request.Method == "POST");
        using StorageRequestCounter counter = new(new StorageConnection(_faulty.ConnectionString));
        Assert.Equal(204, (await _table.AddEntityAsync(new TableEntity("p", "1"))).Status);
        Assert.True(_faulty.AllHappened);
        await Eventually.HoldsAsync(() => counter.ByService.GetValueOrDefault("tables") == 3, "three tries counted");
    }
}
