using System.Collections;
using Azure;
using Azure.Core.Serialization;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LocalHost.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace LocalHost.Functions.Queues;

/// <summary>Sends what functions return to the queues that their outputs name.</summary>
internal sealed class QueueOutputs(
    IConfiguration configuration, AppSettings settings, HostJson hostJson, IOptions<WorkerOptions> worker)
{
    internal async Task SendAsync(FunctionEntry function, object? result, CancellationToken cancellation)
    {
        if (result is null)
        {
            return;
        }

        foreach (OutputBinding output in function.Outputs)
        {
            if (output.Attribute is QueueOutputAttribute attribute && output.ValueIn(result) is { } value)
            {
                QueueClient queue = QueueOf(function, attribute);
                foreach (object item in Items(value))
                {
                    await SendAsync(queue, Message(item), cancellation);
                }
            }
        }
    }

    private QueueClient QueueOf(FunctionEntry function, QueueOutputAttribute attribute)
    {
        QueueMessageEncoding encoding = QueueSettings.Read(hostJson).Base64 ? QueueMessageEncoding.Base64 : QueueMessageEncoding.None;
        return StorageConnection.Resolve(configuration, attribute.Connection)
            .Queues(encoding)
            .GetQueueClient(settings.Resolve(attribute.QueueName, function.Name));
    }

    private static IEnumerable<object> Items(object value) =>
        value is IEnumerable several and not (string or byte[] or IDictionary) ? several.OfType<object>() : [value];

    private BinaryData Message(object item)
    {
        switch (item)
        {
            case string text:
                return BinaryData.FromString(text);
            case byte[] bytes:
                return BinaryData.FromBytes(bytes);
            case BinaryData data:
                return data;
            default:
                ObjectSerializer serializer = worker.Value.Serializer!;
                return serializer.Serialize(item, item.GetType(), CancellationToken.None);
        }
    }

    private static async Task SendAsync(QueueClient queue, BinaryData message, CancellationToken cancellation)
    {
        try
        {
            await queue.SendMessageAsync(message, cancellationToken: cancellation);
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellation);
            await queue.SendMessageAsync(message, cancellationToken: cancellation);
        }
    }
}
