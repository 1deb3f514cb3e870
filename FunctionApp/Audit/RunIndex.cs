using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Audit;

/// <summary>One row per run for lists; written after the audit append that changed the run's state.</summary>
/// <remarks><para>Guarantee: an older state never replaces a newer one; all of it can be rebuilt from the audit trail.</para></remarks>
public sealed class RunIndex
{
    private const string PurgedUtc = "purged_utc";

    private readonly TableClient _table;
    private readonly RunIndexWriter _writer;

    internal RunIndex(TableServiceClient tables)
    {
        _table = tables.GetTableClient(StorageNames.RunIndex);
        _writer = new(_table);
    }

    /// <summary>The ids of all workflows that ever had a run.</summary>
    public async Task<IReadOnlyList<string>> WorkflowsAsync(CancellationToken cancellation) =>
        [.. (await PartitionsAsync(cancellation)).Select(RunIndexKey.WorkflowOf).Distinct()];

    /// <summary>Runs newest first.</summary>
    /// <remarks><para>Guarantee: a run that begins while pages are turned is never shown twice.</para></remarks>
    public async Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        List<TableEntity> found = [];
        foreach (IGrouping<string, string> month in await MonthsAsync(query, cancellation))
        {
            List<TableEntity>[] parts = await Task.WhenAll(month.Select(p => PartAsync(p, query, cancellation)));
            found.AddRange(parts.SelectMany(p => p).OrderBy(r => r.RowKey, StringComparer.Ordinal));
            if (found.Count > query.Size)
            {
                break;
            }
        }

        return new(
            [.. found.Take(query.Size).Select(Summary)],
            found.Count > query.Size ? found[query.Size - 1].RowKey : null);
    }

    /// <summary>Runs whose state is an ending since before an instant and whose content was not purged yet, some at a time.</summary>
    /// <remarks><para>Shape: a run that still waits to be undone is among them; whether it ended its chain says.</para></remarks>
    public async IAsyncEnumerable<RunSummary> SettledAsync(
        string workflow, DateTimeOffset beforeUtc, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (string partition in await PartitionsAsync(cancellation))
        {
            if (RunIndexKey.WorkflowOf(partition) == workflow)
            {
                string filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and state_utc lt {beforeUtc}");
                await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
                {
                    if (!row.ContainsKey(PurgedUtc) && RunStates.IsEnding(Enum.Parse<RunState>(row.Text("state"))))
                    {
                        yield return Summary(row);
                    }
                }
            }
        }
    }

    /// <summary>Remembers that a run's content was purged; telling it again changes nothing.</summary>
    public Task MarkPurgedAsync(RunSummary run, DateTimeOffset nowUtc, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        TableEntity mark = new(RunIndexKey.Partition(run.Workflow, run.StartedUtc), RunIndexKey.Row(run.RunId, run.StartedUtc))
        {
            [PurgedUtc] = nowUtc,
        };
        return _table.UpdateEntityAsync(mark, ETag.All, TableUpdateMode.Merge, cancellation);
    }

    /// <summary>Puts a run where its chain's end says it stands; chains without a contract are no runs.</summary>
    internal Task WriteAsync(HeadRow head, CancellationToken cancellation) => _writer.WriteAsync(head, cancellation);

    private async Task<IReadOnlyList<string>> PartitionsAsync(CancellationToken cancellation)
    {
        List<string> partitions = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {RunIndexKey.Months}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellation))
        {
            partitions.Add(row.RowKey);
        }

        return partitions;
    }

    private async Task<IEnumerable<IGrouping<string, string>>> MonthsAsync(RunQuery query, CancellationToken cancellation)
    {
        IReadOnlyList<string> partitions = await PartitionsAsync(cancellation);
        string? from = query.FromUtc is { } f ? RunIndexKey.MonthOf(RunIndexKey.Partition("", f)) : null;
        string? to = query.ToUtc is { } t ? RunIndexKey.MonthOf(RunIndexKey.Partition("", t)) : null;
        return partitions
            .Where(p => query.Workflow is null || RunIndexKey.WorkflowOf(p) == query.Workflow)
            .GroupBy(RunIndexKey.MonthOf)
            .Where(m => (from is null || string.CompareOrdinal(m.Key, from) >= 0)
                && (to is null || string.CompareOrdinal(m.Key, to) <= 0))
            .OrderByDescending(m => m.Key, StringComparer.Ordinal);
    }

    private async Task<List<TableEntity>> PartAsync(string partition, RunQuery query, CancellationToken cancellation)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        Narrow(query.Cursor, c => TableClient.CreateQueryFilter($"RowKey gt {c}"));
        Narrow(query.ToUtc, to => TableClient.CreateQueryFilter($"RowKey ge {RunIndexKey.Border(to!.Value)}"));
        Narrow(query.FromUtc, from => TableClient.CreateQueryFilter($"RowKey lt {RunIndexKey.Border(from!.Value)}"));
        Narrow(query.State, state => TableClient.CreateQueryFilter($"state eq {state!.Value.ToString()}"));
        List<TableEntity> rows = [];
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, query.Size + 1, cancellationToken: cancellation))
        {
            rows.Add(row);
            if (rows.Count > query.Size)
            {
                break;
            }
        }

        return rows;

        void Narrow<T>(T? by, Func<T, string> clause)
        {
            if (by is not null)
            {
                filter = $"{filter} and {clause(by)}";
            }
        }
    }

    private static RunSummary Summary(TableEntity row) => new(
        row.Text("run_id"),
        row.Text("workflow"),
        row.Text("contract_version"),
        Enum.Parse<RunState>(row.Text("state")),
        row.GetString("waiting_for") is { Length: > 0 } waiting ? waiting : null,
        row.GetDateTimeOffset("started_utc")!.Value,
        row.GetDateTimeOffset("state_utc")!.Value);
}
