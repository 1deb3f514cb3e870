using System.Text;
using System.Text.Json;
using FunctionApp.Hosting;

namespace FunctionApp.Intake;

/// <summary>A message of the queue <c>workflow-requests</c>.</summary>
/// <remarks><para>Shape: <c>{workflow, idempotency_key?, item}</c>, the item an object.</para></remarks>
internal sealed record IntakeQueueMessage(string Workflow, string? IdempotencyKey, ReadOnlyMemory<byte> Item)
{
    /// <summary>The message; null with the cause why it is none.</summary>
    internal static IntakeQueueMessage? Read(string text, out string cause)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (StrictJson.Read(bytes, out JsonFault? fault) is not { } message)
        {
            cause = $"no JSON: {fault}";
            return null;
        }

        cause = "no object of workflow, idempotency_key and item";
        if (message.ValueKind != JsonValueKind.Object
            || !message.TryGetProperty("workflow", out JsonElement workflow) || workflow.ValueKind != JsonValueKind.String
            || !message.TryGetProperty("item", out JsonElement item))
        {
            return null;
        }

        string? key = null;
        if (message.TryGetProperty("idempotency_key", out JsonElement named) && named.ValueKind != JsonValueKind.Null)
        {
            cause = "the idempotency_key is no text";
            if (named.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(named.GetString()))
            {
                return null;
            }

            key = named.GetString();
        }

        cause = "";
        return new(workflow.GetString()!, key, Encoding.UTF8.GetBytes(item.GetRawText()));
    }
}
