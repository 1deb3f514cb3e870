using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using FunctionApp.Tests.Support;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Storage;

public sealed class TableClientTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private readonly TableClient _table = azurite.Storage.Tables.GetTableClient(AzuriteFixture.NewName());

    public Task InitializeAsync() => _table.CreateAsync();

    public Task DisposeAsync() => _table.DeleteAsync();

    [Fact]
    public async Task A_row_comes_back_with_its_types_and_without_its_nulls()
    {
        Guid id = Guid.NewGuid();
        DateTimeOffset at = new(2026, 3, 29, 1, 30, 0, 123, TimeSpan.FromHours(2));
        await _table.AddEntityAsync(new TableEntity("o'brien & söhne %+", "1 = 1")
        {
            ["Text"] = "\"q\" <b> \u0007 é",
            ["Whole"] = 7,
            ["Big"] = long.MaxValue,
            ["Ratio"] = 1.0,
            ["NoNumber"] = double.NaN,
            ["Id"] = id,
            ["At"] = at,
            ["Bytes"] = new byte[] { 0, 255 },
            ["Yes"] = true,
            ["Nothing"] = null!,
        });

        TableEntity row = (await _table.GetEntityAsync<TableEntity>("o'brien & söhne %+", "1 = 1")).Value;

        Assert.Equal("\"q\" <b> \u0007 é", row.GetString("Text"));
        Assert.Equal((7, long.MaxValue, 1.0, double.NaN), (row.GetInt32("Whole"), row.GetInt64("Big"), row.GetDouble("Ratio"), row.GetDouble("NoNumber")));
        Assert.Equal((id, at, true), (row.GetGuid("Id"), row.GetDateTimeOffset("At"), row.GetBoolean("Yes")));
        Assert.Equal([0, 255], row.GetBinary("Bytes")!);
        Assert.False(row.ContainsKey("Nothing"));
        Assert.NotNull(row.Timestamp);
        Assert.Throws<InvalidOperationException>(() => row.GetInt64("Whole"));
    }

    [Fact]
    public async Task A_class_of_entity_keeps_enums_as_text_and_follows_renamed_and_skipped_members()
    {
        await _table.AddEntityAsync(new Ticket { PartitionKey = "p", RowKey = "1", State = DayOfWeek.Friday, Score = 2, Skipped = "x", Renamed = "y" });

        TableEntity stored = (await _table.GetEntityAsync<TableEntity>("p", "1")).Value;
        Assert.Equal(("Friday", "y"), (stored.GetString("State"), stored.GetString("other_name")));
        Assert.False(stored.ContainsKey("Skipped") || stored.ContainsKey("Maybe") || stored.ContainsKey("ETag"));

        Ticket back = (await _table.GetEntityAsync<Ticket>("p", "1")).Value;
        Assert.Equal((DayOfWeek.Friday, 2.0, "y", null), (back.State, back.Score, back.Renamed, back.Maybe));
        Assert.Equal(stored.ETag, back.ETag);
    }

    [Fact]
    public async Task A_second_insert_of_the_same_keys_is_a_conflict()
    {
        await _table.AddEntityAsync(new TableEntity("p", "1"));
        RequestFailedException conflict = await Assert.ThrowsAsync<RequestFailedException>(() => _table.AddEntityAsync(new TableEntity("p", "1")));
        Assert.Equal(409, conflict.Status);
        Assert.True(conflict.ErrorCode! == TableErrorCode.EntityAlreadyExists);
    }

    [Fact]
    public async Task A_stale_version_changes_and_deletes_nothing()
    {
        Response added = await _table.AddEntityAsync(new TableEntity("p", "1") { ["N"] = 1 });
        ETag first = added.Headers.ETag!.Value;
        Assert.StartsWith("W/\"datetime'", first.ToString(), StringComparison.Ordinal);
        Response updated = await _table.UpdateEntityAsync(new TableEntity("p", "1") { ["N"] = 2 }, first);

        RequestFailedException stale = await Assert.ThrowsAsync<RequestFailedException>(
            () => _table.UpdateEntityAsync(new TableEntity("p", "1") { ["N"] = 3 }, first, TableUpdateMode.Replace));
        Assert.Equal((412, "UpdateConditionNotSatisfied"), (stale.Status, stale.ErrorCode));
        Assert.Equal(412, (await Assert.ThrowsAsync<RequestFailedException>(() => _table.DeleteEntityAsync("p", "1", first))).Status);

        TableEntity row = (await _table.GetEntityAsync<TableEntity>("p", "1")).Value;
        Assert.Equal(2, row.GetInt32("N"));
        Assert.Equal(updated.Headers.ETag, row.ETag);
        await Assert.ThrowsAsync<ArgumentException>(() => _table.UpdateEntityAsync(row, default));
    }

    [Fact]
    public async Task Merge_keeps_what_it_does_not_name_and_replace_does_not()
    {
        await _table.UpsertEntityAsync(new TableEntity("p", "1") { ["A"] = 1, ["B"] = 1 });
        await _table.UpsertEntityAsync(new TableEntity("p", "1") { ["A"] = 2, ["B"] = null! });
        TableEntity merged = (await _table.GetEntityAsync<TableEntity>("p", "1")).Value;
        Assert.Equal((2, 1), (merged.GetInt32("A"), merged.GetInt32("B")));

        await _table.UpsertEntityAsync(new TableEntity("p", "1") { ["A"] = 3 }, TableUpdateMode.Replace);
        Assert.False((await _table.GetEntityAsync<TableEntity>("p", "1")).Value.ContainsKey("B"));
    }

    [Fact]
    public async Task What_is_not_there_is_told_apart()
    {
        Assert.False((await _table.GetEntityIfExistsAsync<TableEntity>("p", "none")).HasValue);
        Assert.Equal(404, (await _table.DeleteEntityAsync("p", "none")).Status);
        RequestFailedException row = await Assert.ThrowsAsync<RequestFailedException>(() => _table.GetEntityAsync<TableEntity>("p", "none"));
        Assert.Equal((404, "ResourceNotFound"), (row.Status, row.ErrorCode));

        TableClient missing = azurite.Storage.Tables.GetTableClient(AzuriteFixture.NewName());
        RequestFailedException table = await Assert.ThrowsAsync<RequestFailedException>(() => missing.AddEntityAsync(new TableEntity("p", "1")));
        Assert.Equal((404, "TableNotFound"), (table.Status, table.ErrorCode));
    }
}
