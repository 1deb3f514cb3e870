using Azure;
using Azure.Data.Tables;
using FunctionApp.Tests.Support;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Storage;

public sealed class TableQueryTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private readonly TableClient _table = azurite.Storage.Tables.GetTableClient(AzuriteFixture.NewName());

    public async Task InitializeAsync()
    {
        await _table.CreateAsync();
        await _table.SubmitTransactionAsync(Enumerable.Range(0, 25).Select(i => new TableTransactionAction(
            TableTransactionActionType.Add,
            new TableEntity("it's", $"{i:D3}") { ["N"] = i, ["Big"] = (long)i, ["Even"] = i % 2 == 0, ["Day"] = ((DayOfWeek)(i % 7)).ToString() })));
    }

    public Task DisposeAsync() => _table.DeleteAsync();

    [Fact]
    public async Task Pages_follow_each_other_and_can_be_resumed_from_their_token()
    {
        List<Page<TableEntity>> pages = await _table.QueryAsync<TableEntity>(maxPerPage: 10, select: ["RowKey"]).AsPages().ToListAsync();
        Assert.Equal([10, 10, 5], pages.Select(page => page.Values.Count));
        Assert.Null(pages[^1].ContinuationToken);
        Assert.False(pages[0].Values[0].ContainsKey("N"));

        List<Page<TableEntity>> rest = await _table.QueryAsync<TableEntity>(maxPerPage: 10).AsPages(pages[0].ContinuationToken).ToListAsync();
        Assert.Equal("010", rest[0].Values[0].RowKey);
        Assert.Equal(15, rest.Sum(page => page.Values.Count));
    }

    [Fact]
    public async Task Filters_written_as_text_or_as_a_lambda_find_the_same_rows()
    {
        string partition = "it's";
        string text = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and Big gt {19L} and Even eq {true}");
        Assert.Equal(["020", "022", "024"], await KeysAsync(_table.QueryAsync<TableEntity>(text)));
        Assert.Equal(
            ["020", "022", "024"],
            await KeysAsync(_table.QueryAsync<TableEntity>(row => row.PartitionKey == partition && row.GetInt64("Big") > 19 && (bool)row["Even"])));
    }

    [Fact]
    public async Task A_lambda_may_compare_keys_enums_and_truth_values()
    {
        string from = "003";
        Assert.Equal(
            ["005", "012"],
            await KeysAsync(_table.QueryAsync<Row>(row =>
                row.Day == DayOfWeek.Friday && string.CompareOrdinal(row.RowKey, from) > 0 && row.RowKey.CompareTo("019") < 0)));
        Assert.Equal(["023"], await KeysAsync(_table.QueryAsync<Row>(row => !row.Even && 22 <= row.N && row.N < 25)));
    }

    [Fact]
    public void A_lambda_says_what_the_service_understands()
    {
        DateTimeOffset day = new(2026, 3, 2, 0, 0, 0, TimeSpan.FromHours(1));
        Assert.Equal(
            "((PartitionKey eq 'o''k') or (N ne 5)) and (Timestamp ge datetime'2026-03-01T23:00:00.0000000Z')",
            TableClient.CreateQueryFilter<Row>(row => (row.PartitionKey == "o'k" || row.N != 5) && row.Timestamp >= day));
        Assert.Null(TableClient.CreateQueryFilter<Row>(row => true));
        Assert.Throws<NotSupportedException>(() => TableClient.CreateQueryFilter<Row>(row => row.RowKey.Contains('a')));
        Assert.Throws<NotSupportedException>(() => TableClient.CreateQueryFilter($"At gt {DateTime.SpecifyKind(day.DateTime, DateTimeKind.Local)}"));
    }

    private static async Task<List<string>> KeysAsync<T>(AsyncPageable<T> rows)
        where T : class, ITableEntity => await rows.Select(row => row.RowKey).ToListAsync();

    private sealed record Row : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public int N { get; init; }

        public bool Even { get; init; }

        public DayOfWeek Day { get; init; }
    }
}
