using Azure;
using Azure.Data.Tables;
using LocalHost.Durable.Runs;

namespace LocalHost.Durable.ReadModel;

/// <summary>The history table: event rows as tools read them, and what of a packed run does not fit its instance row.</summary>
internal sealed class HistoryTable(TableClient table)
{
    private const int RowsPerRequest = 100;
    private const string PartPrefix = "packed-";
    private const string AfterAllKeys = "~";

    public Task CreateAsync(CancellationToken cancellation) => table.CreateIfNotExistsAsync(cancellation);

    /// <summary>Writes event rows from a number on.</summary>
    public async Task WriteAsync(RunSnapshot run, int from)
    {
        IEnumerable<TableEntity> rows = Enumerable.Range(from, run.History.Count - from)
            .Select(number => HistoryRow.Make(run, number, run.History[number]))
            .Append(HistoryRow.MakeSentinel(run));
        foreach (TableEntity[] some in rows.Chunk(RowsPerRequest))
        {
            await table.SubmitTransactionAsync(
                some.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)));
        }
    }

    public Task WritePartAsync(string key, int part, ReadOnlyMemory<byte> bytes)
    {
        TableEntity row = new(key, PartKey(part));
        PackedRun.AddColumns(row, bytes.Span);
        return table.UpsertEntityAsync(row, TableUpdateMode.Replace);
    }

    public async Task<IEnumerable<byte[]>> ReadPartAsync(string key, int part) =>
        PackedRun.Columns(await table.GetEntityAsync<TableEntity>(key, PartKey(part)));

    /// <summary>Takes the event rows of a run away, and the packed parts too when asked.</summary>
    public async Task DeleteAsync(string instanceId, bool packedToo)
    {
        while (!await TryDeleteAsync(instanceId, packedToo))
        {
            // somebody else took some of the rows away meanwhile; what is left is looked up again
        }
    }

    private async Task<bool> TryDeleteAsync(string instanceId, bool packedToo)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {StoredId.Of(instanceId)} and RowKey le {AfterAllKeys}");
        List<TableEntity> rows = await table
            .QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"])
            .Where(row => packedToo || !row.RowKey.StartsWith(PartPrefix, StringComparison.Ordinal))
            .ToListAsync();
        try
        {
            foreach (TableEntity[] some in rows.Chunk(RowsPerRequest))
            {
                await table.SubmitTransactionAsync(
                    some.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)));
            }

            return true;
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return false;
        }
    }

    private static string PartKey(int part) => $"{PartPrefix}{part:D4}";
}
