using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Catalog;

namespace FunctionApp.DataContracts;

/// <summary>Closes rejects whose sender sent a mended item, so that nobody mends them a second time.</summary>
internal sealed class RejectClosing(RejectStore rejects, AuditTrail audit, TimeProvider time)
{
    private const int MostRounds = 10;
    private const string Sender = "sender";

    /// <inheritdoc cref="CloseReject"/>
    internal async Task CloseAsync(string rejectId, string runId, CancellationToken cancellation)
    {
        for (int round = 0; round < MostRounds; round++)
        {
            if (await rejects.FindRowAsync(rejectId, cancellation) is not { SenderRunId: null, AttemptPayload: null } row)
            {
                return;
            }

            DateTimeOffset now = time.GetUtcNow();
            RunEvent sent = new(
                RunEventKind.ItemResubmitted,
                now,
                Sender,
                "sent_again",
                Facts: [new("reject_id", FactKind.Text, rejectId), new("run_id", FactKind.Text, runId)]);
            await audit.AppendAsync(ContractChains.Of(row.PartitionKey, now), $"resubmitted|{rejectId}|sent_again", [sent], cancellation);
            row.SenderRunId = runId;
            if (await rejects.ReplaceAsync(row, cancellation))
            {
                return;
            }
        }

        throw new InvalidOperationException($"reject {rejectId} kept changing");
    }
}
