using System.Text;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Intake;

/// <summary>Messages that failed too often become incidents: an alert on the record, a reject with the cause, both to be mended.</summary>
/// <remarks><para>Guarantee: never throws for what a message holds, since a poison queue has no poison queue.</para></remarks>
public sealed class IntakePoison
{
    private readonly AskCatalog _catalog;
    private readonly IntakeRejects _rejects;
    private readonly IntakeRecord _record;
    private readonly BlobVault _vault;
    private readonly ILogger _log;

    internal IntakePoison(AskCatalog catalog, IntakeRejects rejects, IntakeRecord record, BlobVault vault, ILogger<IntakePoison> log) =>
        (_catalog, _rejects, _record, _vault, _log) = (catalog, rejects, record, vault, log);

    /// <summary>Keeps the message; the reject holds the item alone where there is one, ready to be resubmitted.</summary>
    public async Task KeepAsync(string text, CancellationToken cancellation)
    {
        IntakeQueueMessage? message = IntakeQueueMessage.Read(text, out string cause);
        bool known = message is not null && await _catalog(message.Workflow, cancellation) is not CatalogVerdict.Unknown;
        if (message is not null)
        {
            cause = known ? "a failure behind the door, see the log" : "a workflow that is not known";
        }

        string workflow = known ? message!.Workflow : StorageNames.WorkflowRequests;
        ReadOnlyMemory<byte> content = known ? message!.Item : Encoding.UTF8.GetBytes(text);
        string sha256 = BlobVault.Sha256Of(content.Span);
        string runId = ItemIds.RunOf(workflow, $"poison:{sha256}");
        BlobRef payload = await _vault.PutAsync(
            StorageNames.IntakePayloads, $"{workflow}/{runId}/{sha256}", content, "application/octet-stream", cancellation);
        ContractViolation violation = new("", "poison", "a message that can be processed", cause);
        string rejectId = await _rejects.KeepAsync(workflow, null, runId, payload, IntakeChannel.Queue, violation, cancellation);
        await _record.PoisonAsync(workflow, rejectId, cancellation);
        IntakeLog.Poisoned(_log, rejectId, cause);
    }
}
