using System.Text.Json;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Connectors;

namespace FunctionApp.Effects.Connectors;

/// <summary>Puts a message on a queue of the app's own storage account, with the key inside for its reader.</summary>
/// <remarks>The queue is the operation's url. A queue keeps no keys: in doubt its operation cannot be looked up.</remarks>
internal sealed class QueueConnector(QueueServiceClient queues) : IConnector
{
    // What fits into 64 KB once it is written as Base64.
    private const int MaxBytes = 48 * 1024;

    public ConnectorKind Kind => ConnectorKind.Queue;

    public async Task<EffectReceipt> ActAsync(ConnectorCall call, CancellationToken cancellation)
    {
        byte[] message = CanonicalJson.Bytes(JsonSerializer.SerializeToElement(new { key = call.Key, payload = call.Payload }));
        if (message.Length > MaxBytes)
        {
            return new EffectReceipt.Refused(EffectCodes.ValueMissing);
        }

        QueueClient queue = queues.GetQueueClient(call.Operation.Url);
        try
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellation);
            Response<SendReceipt> sent = await queue.SendMessageAsync(BinaryData.FromBytes(message), cancellationToken: cancellation);
            return new EffectReceipt.Applied(sent.Value.MessageId);
        }
        catch (RequestFailedException e)
        {
            return e.Status is >= 400 and < 500 and not (408 or 429)
                ? new EffectReceipt.Refused(EffectCodes.RefusedByTarget)
                : new EffectReceipt.InDoubt(EffectCodes.NoAnswer);
        }
    }

    public Task<EffectReceipt> FindAsync(ConnectorCall call, CancellationToken cancellation) =>
        Task.FromResult<EffectReceipt>(new EffectReceipt.InDoubt(EffectCodes.StillInDoubt));
}
