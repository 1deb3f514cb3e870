using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Audit;

/// <summary>One row per run for lists; written after the audit append that changed the run's state.</summary>
/// <remarks><para>Guarantee: an older state never replaces a newer one; all of it can be rebuilt from the audit trail.</para></remarks>
public sealed class RunIndex
{
    private const int MostRounds = 20;
    private readonly TableClient _table;
    private readonly ConcurrentDictionary<string, bool> _knownMonths = new(StringComparer.Ordinal);

    internal RunIndex(TableServiceClient tables) => _table = tables.GetTableClient(StorageNames.RunIndex);

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

    /// <summary>Puts a run where its chain's end says it stands; chains without a contract are no runs.</summary>
    internal async Task WriteAsync(HeadRow head, CancellationToken cancellation)
    {
        if (head is not { Contract: { } contract, State: not null, StartedUtc: { } startedUtc })
        {
            return;
        }

        string partition = RunIndexKey.Partition(contract.ContractId, startedUtc);
        await KnowMonthAsync(partition, cancellation);
        TableEntity row = RowOf(head, partition, RunIndexKey.Row(head.Chain, startedUtc));
        bool insert = head.StateSeq == 1;
        for (int round = 0; round < MostRounds; round++)
        {
            if (await TryWriteAsync(row, head.StateSeq, insert, cancellation))
            {
                return;
            }

            insert = false;
        }

        throw new AuditAppendException(head.Chain, "the list row of the run kept changing");
    }

    private async Task<bool> TryWriteAsync(TableEntity row, long seq, bool insert, CancellationToken cancellation)
    {
        try
        {
            NullableResponse<TableEntity>? stored = insert
                ? null
                : await _table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey, ["state_seq"], cancellation);
            if (stored is null || !stored.HasValue)
            {
                await _table.AddEntityAsync(row, cancellation);
            }
            else if (stored.Value!.GetInt64("state_seq") < seq)
            {
                await _table.UpdateEntityAsync(row, stored.Value.ETag, TableUpdateMode.Replace, cancellation);
            }

            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    private async Task KnowMonthAsync(string partition, CancellationToken cancellation)
    {
        if (!_knownMonths.ContainsKey(partition))
        {
            await _table.UpsertEntityAsync(
                new TableEntity(RunIndexKey.Months, partition), TableUpdateMode.Replace, cancellation);
            _knownMonths[partition] = true;
        }
    }

    private async Task<IEnumerable<IGrouping<string, string>>> MonthsAsync(RunQuery query, CancellationToken cancellation)
    {
        List<string> partitions = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {RunIndexKey.Months}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellation))
        {
            partitions.Add(row.RowKey);
        }

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

    private static TableEntity RowOf(HeadRow head, string partition, string rowKey) => new(partition, rowKey)
    {
        ["run_id"] = head.Chain,
        ["workflow"] = head.Contract!.ContractId,
        ["contract_version"] = head.Contract.Version,
        ["state"] = head.State!.Value.ToString(),
        ["waiting_for"] = head.WaitingFor ?? "",
        ["started_utc"] = head.StartedUtc!.Value,
        ["state_utc"] = head.StateUtc!.Value,
        ["state_seq"] = head.StateSeq,
    };

    private static RunSummary Summary(TableEntity row) => new(
        row.Text("run_id"),
        row.Text("workflow"),
        row.Text("contract_version"),
        Enum.Parse<RunState>(row.Text("state")),
        row.GetString("waiting_for") is { Length: > 0 } waiting ? waiting : null,
        row.GetDateTimeOffset("started_utc")!.Value,
        row.GetDateTimeOffset("state_utc")!.Value);
}
