using Azure;
using Azure.Data.Tables;
using FunctionApp.Tests.Support;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Storage;

public sealed class TableTransactionTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private readonly TableClient _table = azurite.Storage.Tables.GetTableClient(AzuriteFixture.NewName());

    public Task InitializeAsync() => _table.CreateAsync();

    public Task DisposeAsync() => _table.DeleteAsync();

    [Fact]
    public async Task Every_kind_of_change_fits_into_one_transaction()
    {
        Response gone = await _table.AddEntityAsync(Row("gone"));
        Response changed = await _table.AddEntityAsync(Row("changed", 1));
        IReadOnlyList<Response> answers = (await _table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, Row("a'b c", 1)),
            new(TableTransactionActionType.Delete, Row("gone"), gone.Headers.ETag!.Value),
            new(TableTransactionActionType.UpdateReplace, Row("changed", 2), changed.Headers.ETag!.Value),
            new(TableTransactionActionType.UpsertMerge, Row("new")),
            new(TableTransactionActionType.UpsertReplace, Row("newer")),
        ])).Value;

        Assert.All(answers, answer => Assert.Equal(204, answer.Status));
        TableEntity row = (await _table.GetEntityAsync<TableEntity>("p", "changed")).Value;
        Assert.Equal(row.ETag, answers[2].Headers.ETag);
        Assert.Equal(2, row.GetInt32("N"));
        Assert.Equal(["a'b c", "changed", "new", "newer"], await _table.QueryAsync<TableEntity>().Select(r => r.RowKey).ToListAsync());
    }

    [Fact]
    public async Task One_refused_change_undoes_the_others_and_is_named()
    {
        ETag stale = (await _table.AddEntityAsync(Row("1", 1))).Headers.ETag!.Value;
        await _table.UpsertEntityAsync(Row("1", 2));

        TableTransactionFailedException refused = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(
            [new(TableTransactionActionType.Add, Row("2")), new(TableTransactionActionType.UpdateMerge, Row("1", 3), stale)]));
        Assert.Equal((412, "UpdateConditionNotSatisfied", 1), (refused.Status, refused.ErrorCode, refused.FailedTransactionActionIndex));
        Assert.False((await _table.GetEntityIfExistsAsync<TableEntity>("p", "2")).HasValue);

        refused = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(
            [new(TableTransactionActionType.UpsertMerge, Row("1", 4)), new(TableTransactionActionType.Add, Row("1"))]));
        Assert.Equal((400, "InvalidDuplicateRow"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Two_partitions_in_one_transaction_are_refused_as_the_service_does()
    {
        TableTransactionFailedException refused = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(
            [new(TableTransactionActionType.Add, Row("1")), new(TableTransactionActionType.Add, new TableEntity("other", "1"))]));
        Assert.Equal((400, "CommandsInBatchActOnDifferentPartitions", 1), (refused.Status, refused.ErrorCode, refused.FailedTransactionActionIndex));
        Assert.Empty(await _table.QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task A_transaction_has_one_to_a_hundred_changes_and_four_megabytes()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _table.SubmitTransactionAsync([]));
        RequestFailedException many = await Assert.ThrowsAsync<TableTransactionFailedException>(() => SubmitAsync(101, size: 1));
        Assert.Equal((400, "InvalidInput"), (many.Status, many.ErrorCode));
        Assert.Equal(100, (await SubmitAsync(100, size: 1)).Value.Count);

        RequestFailedException large = await Assert.ThrowsAsync<RequestFailedException>(() => SubmitAsync(80, size: 2));
        Assert.Equal((413, "RequestBodyTooLarge"), (large.Status, large.ErrorCode));
    }

    [Fact]
    public async Task A_row_too_large_is_named_by_its_place()
    {
        TableTransactionFailedException refused = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(
            [new(TableTransactionActionType.Add, Row("1")), new(TableTransactionActionType.Add, new TableEntity("p", "a/b"))]));
        Assert.Equal(("OutOfRangeInput", 1), (refused.ErrorCode, refused.FailedTransactionActionIndex));
    }

    private Task<Response<IReadOnlyList<Response>>> SubmitAsync(int count, int size) => _table.SubmitTransactionAsync(
        Enumerable.Range(0, count).Select(i =>
        {
            TableEntity row = Row($"r{i:D3}");
            for (int block = 0; block < size; block++)
            {
                row[$"B{block}"] = size == 1 ? "x" : new string('x', 30_000);
            }

            return new TableTransactionAction(TableTransactionActionType.UpsertReplace, row);
        }));

    private static TableEntity Row(string key, int n = 0) => new("p", key) { ["N"] = n };
}
