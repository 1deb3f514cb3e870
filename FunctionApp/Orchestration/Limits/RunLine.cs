using System.Globalization;
using Azure;
using Azure.Data.Tables;
using FunctionApp.Hosting;

namespace FunctionApp.Orchestration.Limits;

/// <summary>The lines of all workflows, and what their runs hold.</summary>
internal sealed class RunLine(TableServiceClient tables)
{
    private const int MostAtOnce = 500;
    private readonly TableClient _table = tables.GetTableClient(StorageNames.RunLine);

    internal Task<QueuedRun?> AddAsync(QueuedRun run, CancellationToken cancellation) => OwnWrites.AddAsync(_table, run, cancellation);

    /// <summary>False when somebody else moved the row on.</summary>
    internal async Task<bool> MoveAsync(QueuedRun run, QueuedState state, CancellationToken cancellation)
    {
        run.State = state.ToString();
        try
        {
            return await OwnWrites.ReplaceAsync(_table, run, cancellation);
        }
        catch (InvalidDataException)
        {
            // The run was started and its row taken away.
            return false;
        }
    }

    internal Task RemoveAsync(ITableEntity row, CancellationToken cancellation) => RemoveAsync(row, row.ETag, cancellation);

    internal async Task LeaveAsync(QueuedRun run, CancellationToken cancellation) => await RemoveAsync(run, ETag.All, cancellation);

    /// <summary>The runs of a workflow that wait, the first to arrive first.</summary>
    internal Task<List<QueuedRun>> WaitingAsync(string workflow, CancellationToken cancellation) =>
        ReadAsync<QueuedRun>(InRange(workflow, QueuedRun.Prefix), cancellation);

    internal async Task<List<RunHold>> HoldsAsync(string workflow, CancellationToken cancellation) =>
    [
        .. await ReadAsync<RunHold>(InRange(workflow, RunHold.Keys), cancellation),
        .. await ReadAsync<RunHold>(InRange(workflow, RunHold.Slots), cancellation),
    ];

    internal async Task<List<RunHold>> HeldByAsync(string workflow, string runId, CancellationToken cancellation) =>
    [
        .. (await ReadAsync<RunHold>(
            TableClient.CreateQueryFilter($"PartitionKey eq {workflow} and RunId eq {runId}"), cancellation))
            .Where(h => !h.RowKey.StartsWith(QueuedRun.Prefix, StringComparison.Ordinal)),
    ];

    /// <summary>True when the run has it now, whether it is new or was the run's before.</summary>
    internal async Task<bool> HoldAsync(string workflow, string what, string runId, CancellationToken cancellation)
    {
        RunHold hold = new() { PartitionKey = workflow, RowKey = what, RunId = runId };
        try
        {
            return await OwnWrites.AddAsync(_table, hold, cancellation) is not { } other || other.RunId == runId;
        }
        catch (InvalidDataException)
        {
            // It was let go between the two looks; the next round takes it.
            return false;
        }
    }

    /// <summary>Every workflow that has rows here.</summary>
    internal async Task<IReadOnlyList<string>> WorkflowsAsync(CancellationToken cancellation)
    {
        SortedSet<string> found = new(StringComparer.Ordinal);
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(select: ["PartitionKey"], cancellationToken: cancellation))
        {
            found.Add(row.PartitionKey);
        }

        return [.. found];
    }

    internal static string SlotOf(int number) => RunHold.Slots + number.ToString("D5", CultureInfo.InvariantCulture);

    private async Task RemoveAsync(ITableEntity row, ETag etag, CancellationToken cancellation)
    {
        try
        {
            await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, etag, cancellation);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return;
        }
    }

    private static string InRange(string workflow, string prefix)
    {
        string end = prefix[..^1] + "}";
        return TableClient.CreateQueryFilter($"PartitionKey eq {workflow} and RowKey ge {prefix} and RowKey lt {end}");
    }

    private async Task<List<T>> ReadAsync<T>(string filter, CancellationToken cancellation)
        where T : class, ITableEntity
    {
        List<T> found = [];
        await foreach (T row in _table.QueryAsync<T>(filter, MostAtOnce, cancellationToken: cancellation))
        {
            found.Add(row);
        }

        return found;
    }
}
