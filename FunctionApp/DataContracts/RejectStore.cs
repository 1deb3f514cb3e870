using Azure;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.DataContracts;

/// <summary>The reject queue: a row per rejected item, a message for people's tools, an entry on the record.</summary>
/// <remarks>
/// <para>Shape: partition = workflow; beside each row lies a list row whose key sorts the newest first.</para>
/// <para>Guarantee: keeping the same reject again completes what a crash left out and adds nothing else.</para>
/// </remarks>
public sealed class RejectStore
{
    private const string ListEnd = "t.";

    private readonly TableClient _table;
    private readonly RejectAnnouncement _announcement;

    internal RejectStore(TableServiceClient tables, QueueServiceClient queues, AuditTrail audit)
    {
        _table = tables.GetTableClient(StorageNames.ContractRejectsTable);
        _announcement = new(_table, queues.GetQueueClient(StorageNames.ContractRejectsQueue), audit);
    }

    /// <inheritdoc cref="KeepReject"/>
    public async Task KeepAsync(RejectedRecord reject, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reject);
        RejectRow row = RejectRow.Of(reject);
        row = await OwnWrites.AddAsync(_table, row, cancellation) ?? row;
        if (!row.Announced)
        {
            await _announcement.MakeAsync(row.Record(), cancellation);

            // Who loses this race finds that the other one announced the same.
            row.Announced = true;
            await OwnWrites.ReplaceAsync(_table, row, cancellation);
        }
    }

    /// <summary>A kept reject; null for an unknown id.</summary>
    public async Task<KeptReject?> FindAsync(string rejectId, CancellationToken cancellation) =>
        await FindRowAsync(rejectId, cancellation) is { } row ? KeptReject.Of(row) : null;

    /// <summary>The rejects of a workflow, the newest first.</summary>
    /// <remarks><para>Shape: the cursor of a page is the start of the next one.</para></remarks>
    public async Task<RejectPage> ListAsync(string workflow, string? cursor, int most, CancellationToken cancellation)
    {
        string from = cursor ?? RejectAnnouncement.ListPrefix;
        string filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {workflow} and RowKey ge {RejectAnnouncement.ListPrefix} and RowKey gt {from} and RowKey lt {ListEnd}");
        List<TableEntity> found = [];
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, most, cancellationToken: cancellation))
        {
            found.Add(row);
            if (found.Count == most)
            {
                break;
            }
        }

        RejectRow?[] rows = await Task.WhenAll(found.Select(f => FindRowAsync(f.Text(RejectAnnouncement.RejectColumn), cancellation)));
        return new([.. rows.OfType<RejectRow>().Select(KeptReject.Of)], found.Count == most ? found[^1].RowKey : null);
    }

    internal async Task<RejectRow?> FindRowAsync(string rejectId, CancellationToken cancellation)
    {
        if (ItemIds.WorkflowOfReject(rejectId) is not { } workflow)
        {
            return null;
        }

        NullableResponse<RejectRow> found =
            await _table.GetEntityIfExistsAsync<RejectRow>(workflow, rejectId, cancellationToken: cancellation);
        return found.HasValue ? found.Value : null;
    }

    internal Task<bool> ReplaceAsync(RejectRow row, CancellationToken cancellation) =>
        OwnWrites.ReplaceAsync(_table, row, cancellation);
}
