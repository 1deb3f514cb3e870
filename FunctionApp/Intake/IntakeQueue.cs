using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Intake;

/// <summary>Items from the queue; what nobody hears an answer to ends as a run or as a reject.</summary>
public sealed class IntakeQueue
{
    private const string Source = "/queues/" + StorageNames.WorkflowRequests;

    private readonly Doors _doors;
    private readonly IntakeDesk _desk;
    private readonly IntakeRejects _rejects;
    private readonly BlobVault _vault;
    private readonly ILogger _log;

    internal IntakeQueue(Doors doors, IntakeDesk desk, IntakeRejects rejects, BlobVault vault, ILogger<IntakeQueue> log) =>
        (_doors, _desk, _rejects, _vault, _log) = (doors, desk, rejects, vault, log);

    /// <summary>Takes a message; one that names no item of a known workflow is refused by throwing, so that it ends as poison.</summary>
    /// <exception cref="InvalidDataException">The message is not as it must be.</exception>
    public async Task TakeAsync(string text, DurableTaskClient client, CancellationToken cancellation)
    {
        if (IntakeQueueMessage.Read(text, out string cause) is not { } message)
        {
            throw new InvalidDataException(cause);
        }

        Door door = await _doors.OpenAsync<TriggerDefinition.Queue>(message.Workflow, _ => true, Source, cancellation);
        IntakeVerdict verdict = door.Verdict ?? await _desk.TakeAsync(ItemOf(message, door), client, cancellation);
        IntakeLog.QueueItem(_log, message.Workflow, verdict.Kind.ToString());
        if (verdict is IntakeVerdict.UnknownSource unknown)
        {
            throw new InvalidDataException(unknown.Detail);
        }

        if (verdict is IntakeVerdict.Blocked blocked)
        {
            string reasons = string.Join(" ", blocked.Reasons);
            await KeepAsync(message, door, new("", "blocked", "a workflow that starts runs", reasons), cancellation);
        }
        else if (verdict is IntakeVerdict.KeyReused)
        {
            await KeepAsync(message, door, new("", "idempotency_key", "a key of its own", "the key of another item"), cancellation);
        }
    }

    private static ArrivedItem ItemOf(IntakeQueueMessage message, Door door) => new(
        message.Workflow,
        door.ContractVersion,
        door.Input,
        IntakeChannel.Queue,
        Source,
        message.Item,
        message.IdempotencyKey is { } key ? ItemKey.Named(key) : null);

    private async Task KeepAsync(IntakeQueueMessage message, Door door, ContractViolation violation, CancellationToken cancellation)
    {
        string sha256 = BlobVault.Sha256Of(message.Item.Span);
        string runId = ItemIds.RunOf(message.Workflow, $"{violation.Rule}:{sha256}");
        BlobRef payload = await _vault.PutAsync(
            StorageNames.IntakePayloads, $"{message.Workflow}/{runId}/{sha256}", message.Item, "application/json", cancellation);
        await _rejects.KeepAsync(
            message.Workflow, door.ContractVersion, runId, payload, IntakeChannel.Queue, violation, cancellation);
    }
}
