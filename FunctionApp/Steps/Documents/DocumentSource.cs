using System.Text;
using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Steps.Documents;

/// <summary>Fetches the document that a path of the run leads to.</summary>
internal static class DocumentSource
{
    /// <summary>The document; null where the path leads to none.</summary>
    public static async Task<DocumentFile?> FindAsync(JsonElement? value, BlobVault vault, CancellationToken cancellation) => value switch
    {
        { ValueKind: JsonValueKind.String } text => new("", "text/plain", Encoding.UTF8.GetBytes(text.GetString()!)),
        { ValueKind: JsonValueKind.Object } document when document.TryGetProperty("blob", out JsonElement blob)
            && blob.Deserialize<BlobRef>(HandshakeJson.Wire) is { } stored =>
            new(Text(document, "name"), Text(document, "content_type"), await vault.GetAsync(stored, cancellation)),
        _ => null,
    };

    private static string Text(JsonElement document, string name) =>
        document.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
