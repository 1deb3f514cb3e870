using System.Text.Json;
using Azure.Storage.Queues.Models;

namespace LocalHost.Functions.Queues;

/// <summary>A message's content as functions take it.</summary>
internal sealed class QueueBody(QueueMessage message, BinaryData body)
{
    internal static QueueBody? Decode(QueueMessage message, bool base64)
    {
        if (!base64)
        {
            return new QueueBody(message, message.Body);
        }

        string text = message.Body.ToString();
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int written)
            ? new QueueBody(message, BinaryData.FromBytes(bytes.AsMemory(0, written)))
            : null;
    }

    internal object? As(Type target) =>
        target == typeof(byte[]) ? body.ToArray()
        : target == typeof(BinaryData) ? body
        : target == typeof(QueueMessage) ? QueuesModelFactory.QueueMessage(
            message.MessageId, message.PopReceipt, body, message.DequeueCount,
            message.NextVisibleOn, message.InsertedOn, message.ExpiresOn)
        : body.ToString();

    internal Dictionary<string, object?> BindingData()
    {
        string text = body.ToString();
        Dictionary<string, object?> data = new(StringComparer.OrdinalIgnoreCase)
        {
            ["QueueTrigger"] = text,
            ["DequeueCount"] = message.DequeueCount,
            ["Id"] = message.MessageId,
            ["PopReceipt"] = message.PopReceipt,
            ["InsertionTime"] = JsonSerializer.Serialize(message.InsertedOn),
            ["ExpirationTime"] = JsonSerializer.Serialize(message.ExpiresOn),
            ["NextVisibleTime"] = JsonSerializer.Serialize(message.NextVisibleOn),
        };
        foreach ((string name, string value) in Properties(text))
        {
            data.TryAdd(name, value);
        }

        return data;
    }

    private static IEnumerable<(string Name, string Value)> Properties(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("{"))
        {
            return [];
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            return [.. json.RootElement.EnumerateObject().Select(p => (p.Name, p.Value.ToString()))];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
