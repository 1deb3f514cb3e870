using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;

namespace FunctionApp.Audit;

/// <summary>Writes list rows; what lies behind the stored state is not written.</summary>
internal sealed class RunIndexWriter(TableClient table)
{
    private const int MostRounds = 20;
    private readonly ConcurrentDictionary<string, bool> _knownMonths = new(StringComparer.Ordinal);

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
                : await table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey, ["state_seq"], cancellation);
            if (stored is null || !stored.HasValue)
            {
                await table.AddEntityAsync(row, cancellation);
            }
            else if (stored.Value!.GetInt64("state_seq") < seq)
            {
                await table.UpdateEntityAsync(row, stored.Value.ETag, TableUpdateMode.Replace, cancellation);
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
            await table.UpsertEntityAsync(
                new TableEntity(RunIndexKey.Months, partition), TableUpdateMode.Replace, cancellation);
            _knownMonths[partition] = true;
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
}
