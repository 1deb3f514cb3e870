using Azure;
using Azure.Data.Tables;
using FunctionApp.Hosting;

namespace FunctionApp.Intake;

/// <summary>The items whose runs are still to be started, in one place, so that a sweep reads no other rows.</summary>
/// <remarks>
/// <para>Guarantee: noted before the key row is stored and forgotten after it is settled; a note without need is swept away.</para>
/// </remarks>
internal sealed class PendingItems(TableServiceClient tables, TimeProvider time)
{
    private const string Partition = "~pending";
    private const int MostSwept = 500;
    private readonly TableClient _table = tables.GetTableClient(StorageNames.IntakeKeys);

    internal async Task<PendingItem> NoteAsync(string workflow, string key, CancellationToken cancellation)
    {
        PendingItem item = new()
        {
            PartitionKey = Partition,
            RowKey = $"{workflow}|{key}",
            NotedUtc = time.GetUtcNow(),
        };
        Response answer = await _table.UpsertEntityAsync(item, TableUpdateMode.Replace, cancellation);
        item.ETag = answer.Headers.ETag ?? default;
        return item;
    }

    // A later sender may have noted the same item anew; then this note is no longer ours to take away.
    internal async Task ForgetAsync(PendingItem item, CancellationToken cancellation)
    {
        try
        {
            await _table.DeleteEntityAsync(item.PartitionKey, item.RowKey, item.ETag, cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            return;
        }
    }

    internal async Task CountAsync(PendingItem item, CancellationToken cancellation)
    {
        item.Attempts++;
        try
        {
            await _table.UpdateEntityAsync(item, item.ETag, TableUpdateMode.Replace, cancellation);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return;
        }
    }

    internal async Task<IReadOnlyList<PendingItem>> OlderThanAsync(TimeSpan age, CancellationToken cancellation)
    {
        DateTimeOffset before = time.GetUtcNow() - age;
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and NotedUtc lt {before}");
        List<PendingItem> found = [];
        await foreach (PendingItem item in _table.QueryAsync<PendingItem>(filter, cancellationToken: cancellation))
        {
            found.Add(item);
            if (found.Count == MostSwept)
            {
                break;
            }
        }

        return found;
    }
}

/// <summary>A note that a key row may still be waiting for its run.</summary>
internal sealed class PendingItem : ITableEntity
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public DateTimeOffset NotedUtc { get; set; }

    public int Attempts { get; set; }

    internal string Workflow => RowKey[..RowKey.IndexOf('|', StringComparison.Ordinal)];

    internal string Key => RowKey[(RowKey.IndexOf('|', StringComparison.Ordinal) + 1)..];
}
