using Azure;
using Azure.Data.Tables;
using FunctionApp.Tests.Support;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Storage;

public sealed class TableLimitTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private readonly TableClient _table = azurite.Storage.Tables.GetTableClient(AzuriteFixture.NewName());

    public Task InitializeAsync() => _table.CreateAsync();

    public Task DisposeAsync() => _table.DeleteAsync();

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\tb")]
    [InlineData("a\u0085b")]
    public async Task A_key_with_a_forbidden_character_is_out_of_range(string key)
    {
        await RefusedAsync("OutOfRangeInput", new TableEntity("p", key));
        await RefusedAsync("OutOfRangeInput", new TableEntity(key, "r"));
    }

    [Fact]
    public async Task Keys_end_at_one_kibibyte()
    {
        await RefusedAsync("KeyValueTooLarge", new TableEntity("p", new string('k', 513)));
        await _table.AddEntityAsync(new TableEntity("p", new string('k', 512)));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _table.AddEntityAsync(new TableEntity("p", null!)));
    }

    [Fact]
    public async Task Values_end_at_64_kibibytes()
    {
        await _table.AddEntityAsync(new TableEntity("p", "text") { ["V"] = new string('v', 32 * 1024) });
        await _table.AddEntityAsync(new TableEntity("p", "bytes") { ["V"] = new byte[64 * 1024] });
        await RefusedAsync("PropertyValueTooLarge", new TableEntity("p", "1") { ["V"] = new string('v', (32 * 1024) + 1) });
        await RefusedAsync("PropertyValueTooLarge", new TableEntity("p", "1") { ["V"] = new byte[(64 * 1024) + 1] });
    }

    [Fact]
    public async Task A_row_ends_at_one_mebibyte_which_the_emulator_would_let_pass()
    {
        TableEntity row = new("p", "1");
        for (int i = 0; i < 15; i++)
        {
            row[$"V{i}"] = new string('v', 32 * 1024);
        }

        await _table.AddEntityAsync(row);
        row.RowKey = "2";
        row["V15"] = new string('v', 32 * 1024);
        await RefusedAsync("EntityTooLarge", row);
    }

    [Fact]
    public async Task A_row_has_252_properties_of_its_own_with_names_that_are_identifiers()
    {
        TableEntity row = new("p", "1");
        for (int i = 0; i < 252; i++)
        {
            row[$"P{i}"] = i;
        }

        await _table.AddEntityAsync(row);
        row["One"] = 1;
        await RefusedAsync("TooManyProperties", row);
        await RefusedAsync("PropertyNameInvalid", new TableEntity("p", "1") { ["a-b"] = 1 });
        await RefusedAsync("PropertyNameTooLong", new TableEntity("p", "1") { [new string('n', 256)] = 1 });
    }

    [Fact]
    public async Task Dates_are_utc_and_after_1600()
    {
        await RefusedAsync("OutOfRangeInput", new TableEntity("p", "1") { ["At"] = DateTimeOffset.MinValue });
        await Assert.ThrowsAsync<NotSupportedException>(
            () => _table.AddEntityAsync(new TableEntity("p", "1") { ["At"] = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Local) }));
        await Assert.ThrowsAsync<NotSupportedException>(() => _table.AddEntityAsync(new TableEntity("p", "1") { ["Price"] = 1.5m }));
    }

    private async Task RefusedAsync(string code, TableEntity row)
    {
        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(() => _table.UpsertEntityAsync(row));
        Assert.Equal((400, code), (refused.Status, refused.ErrorCode));
    }
}
