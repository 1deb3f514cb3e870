using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Hosting;

namespace FunctionApp.DataContracts;

/// <summary>A reject with the item beside it, as JSON where it is JSON.</summary>
internal static class RejectedItem
{
    internal static JsonNode Show(KeptReject kept, ReadOnlyMemory<byte> payload)
    {
        JsonNode shown = JsonSerializer.SerializeToNode(kept, HandshakeJson.Wire)!;
        if (StrictJson.Read(payload, out _) is { } item)
        {
            shown["item"] = JsonNode.Parse(item.GetRawText());
        }
        else
        {
            shown["item_base64"] = Convert.ToBase64String(payload.Span);
        }

        return shown;
    }
}
