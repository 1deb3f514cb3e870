using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Catalog;

namespace FunctionApp.DataContracts;

/// <summary>Tells the list, people's tools and the record of a new reject.</summary>
internal sealed class RejectAnnouncement(TableClient table, QueueClient queue, AuditTrail audit)
{
    internal const string ListPrefix = "t-";
    internal const string RejectColumn = "reject_id";
    private static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    internal async Task MakeAsync(RejectedRecord reject, CancellationToken cancellation)
    {
        string newestFirst = (DateTimeOffset.MaxValue.Ticks - reject.RejectedUtc.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
        TableEntity listed = new(reject.Workflow, $"{ListPrefix}{newestFirst}-{reject.RejectId}") { [RejectColumn] = reject.RejectId };
        await table.UpsertEntityAsync(listed, TableUpdateMode.Replace, cancellation);
        RejectNotice notice = new(reject.RejectId, reject.Workflow, reject.RejectedUtc);
        await queue.SendMessageAsync(JsonSerializer.Serialize(notice, HandshakeJson.Wire), null, NeverExpires, cancellation);
        string chain = ContractChains.Of(reject.Workflow, reject.RejectedUtc);
        await audit.AppendAsync(chain, reject.RejectId, [Event(reject)], cancellation);
    }

    private static RunEvent Event(RejectedRecord reject) => new(
        RunEventKind.ItemRejected,
        reject.RejectedUtc,
        "data-contracts",
        "rejected",
        Code: reject.Violations.Count > 0 ? reject.Violations[0].Rule : null,
        Refs: [new("payload", reject.Payload)],
        Facts:
        [
            new("reject_id", FactKind.Text, reject.RejectId),
            new("violations", FactKind.Number, reject.Violations.Count.ToString(CultureInfo.InvariantCulture)),
        ]);
}
