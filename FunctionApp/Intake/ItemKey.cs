using System.Text;
using System.Text.Json;
using FunctionApp.Hosting;

namespace FunctionApp.Intake;

/// <summary>What makes an item the same item: the sender's name for it, else its content.</summary>
/// <remarks><para>Guarantee: names of different kinds never meet; the stored key is a hash, so no personal text is in it.</para></remarks>
internal static class ItemKey
{
    private const int LongestHeader = 255;
    private const string DocumentHash = "/sha256";

    /// <summary>The value of an Idempotency-Key header, prefixed; null with a fault when it cannot be used.</summary>
    internal static string? OfHeader(IReadOnlyList<string?> values, out ItemFault? fault)
    {
        fault = null;
        if (values.Count == 0)
        {
            return null;
        }

        string key = values[0]?.Trim() ?? "";
        if (values.Count == 1 && key.Length is > 0 and <= LongestHeader && key.All(c => c is >= ' ' and <= '~'))
        {
            return Named(key);
        }

        fault = new(IntakeCodes.BadKey, "idempotency_key", "one Idempotency-Key of 1 to 255 visible ASCII characters", "another header");
        return null;
    }

    /// <summary>A key that the sender chose.</summary>
    internal static string Named(string key) => "key:" + key;

    /// <summary>An event id that the sender's signature covers.</summary>
    internal static string OfEvent(string profile, string eventId) => $"event:{profile}:{eventId}";

    /// <summary>The stored form of the item's key: what the sender named, what the contract points at, else the content.</summary>
    internal static string Of(ArrivedItem item, JsonElement? root, string contentSha256) => BlobVault.Sha256Of(Encoding.UTF8.GetBytes(
        item.Key
        ?? At(root, item.EventPointer, "event:" + item.Source)
        ?? (item.Input.IdempotencyKey ?? []).Select(p => At(root, p, "item")).FirstOrDefault(k => k is not null)
        ?? "content:" + contentSha256));

    private static string? At(JsonElement? root, string? pointer, string kind) =>
        root is { } document && pointer is not null && (JsonPointer.Find(document, pointer) ?? HashOf(document, pointer)) is { } value
            ? value.ValueKind switch
            {
                JsonValueKind.String when value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) => $"{kind}:{text.Trim()}",
                JsonValueKind.Number => $"{kind}:{value.GetRawText()}",
                _ => null,
            }
            : null;

    // A document inside the item has no sha256 yet, and is the same document as the one that was uploaded.
    private static JsonElement? HashOf(JsonElement item, string pointer) =>
        pointer.EndsWith(DocumentHash, StringComparison.Ordinal)
        && JsonPointer.Find(item, pointer[..^DocumentHash.Length]) is { ValueKind: JsonValueKind.Object } document
        && BytesOf(document) is { } bytes
            ? JsonSerializer.SerializeToElement(BlobVault.Sha256Of(bytes))
            : null;

    private static byte[]? BytesOf(JsonElement document) =>
        document.TryGetProperty("content_base64", out JsonElement encoded) && encoded.ValueKind == JsonValueKind.String
            ? encoded.TryGetBytesFromBase64(out byte[]? bytes) ? bytes : null
            : document.TryGetProperty("text", out JsonElement text) && text.ValueKind == JsonValueKind.String
                ? Encoding.UTF8.GetBytes(text.GetString()!)
                : null;
}
