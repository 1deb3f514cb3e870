using System.Text;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Catalog;

namespace FunctionApp.DataContracts;

/// <summary>A claimed reject as the item that is admitted, and as the entry on the record.</summary>
internal static class ResubmittedItem
{
    internal static string KeyOf(RejectRow row) => BlobVault.Sha256Of(Encoding.UTF8.GetBytes($"resubmit:{row.RowKey}:1"));

    internal static string ChainOf(RejectRow row) => ContractChains.Of(row.PartitionKey, row.AttemptUtc!.Value);

    internal static IntakeEvent Of(RejectRow row) => new(
        $"{row.RowKey}:1",
        $"/rejects/{row.RowKey}",
        "handshake.item.mended",
        row.AttemptUtc!.Value,
        "application/json",
        row.PartitionKey,
        IntakeChannel.Resubmit,
        KeyOf(row),
        row.AttemptRunId!,
        row.Attempt(),
        ResubmitOf: row.RowKey);

    internal static RunEvent Event(RejectRow row, bool started, string actor) => new(
        RunEventKind.ItemResubmitted,
        row.AttemptUtc!.Value,
        actor,
        started ? "started" : "rejected_again",
        Facts:
        [
            new("reject_id", FactKind.Text, row.RowKey),
            new("run_id", FactKind.Text, row.AttemptRunId!),
        ]);
}
