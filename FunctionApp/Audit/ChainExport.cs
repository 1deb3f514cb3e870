using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Audit;

/// <summary>A chain as a document that can be verified without the house; pure.</summary>
/// <remarks>
/// <para>Shape: each entry is its canonical JSON with <c>sha256</c> beside; without that member, names sorted by ordinal and
/// no white space, its UTF-8 bytes have that hash.</para>
/// </remarks>
public static class ChainExport
{
    private static readonly JsonWriterOptions Indented =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The chain with its end and the faults that a check finds now.</summary>
    public static string Json(string chain, AuditExtract extract)
    {
        ArgumentNullException.ThrowIfNull(extract);
        IReadOnlyList<ChainFault> faults = AuditChain.Verify(extract.Entries, extract.Head);
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteString("chain", chain);
            json.WriteBoolean("whole", faults.Count == 0);
            json.WritePropertyName("faults");
            JsonSerializer.Serialize(json, faults, HandshakeJson.Wire);
            json.WritePropertyName("head");
            JsonSerializer.Serialize(json, extract.Head is { } head ? new End(head.Seq, head.Sha256) : null, HandshakeJson.Wire);
            json.WriteStartArray("entries");
            foreach (AuditEntry entry in extract.Entries)
            {
                Write(json, entry);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Reads an export back, ready to be verified.</summary>
    /// <exception cref="JsonException">The text is no export.</exception>
    public static AuditExtract Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty("entries", out JsonElement entries)
            || !document.RootElement.TryGetProperty("head", out JsonElement head))
        {
            throw new JsonException("an export has entries and a head");
        }

        End? end = head.Deserialize<End>(HandshakeJson.Wire);
        return new(
            [.. entries.EnumerateArray().Select(Entry)],
            end is null ? null : new AuditHead(end.Seq, end.Sha256, ""));
    }

    private static void Write(Utf8JsonWriter json, AuditEntry entry)
    {
        using JsonDocument body = JsonDocument.Parse(entry.Text);
        json.WriteStartObject();
        foreach (JsonProperty member in body.RootElement.EnumerateObject())
        {
            member.WriteTo(json);
        }

        json.WriteString("sha256", entry.Sha256);
        json.WriteEndObject();
    }

    private static AuditEntry Entry(JsonElement entry)
    {
        string sha256 = entry.TryGetProperty("sha256", out JsonElement hash) ? hash.GetString() ?? "" : "";
        using MemoryStream stream = new();
        using (Utf8JsonWriter body = new(stream))
        {
            body.WriteStartObject();
            foreach (JsonProperty member in entry.EnumerateObject().Where(m => m.Name != "sha256"))
            {
                member.WriteTo(body);
            }

            body.WriteEndObject();
        }

        using JsonDocument parsed = JsonDocument.Parse(stream.ToArray());
        return AuditEntry.Read(Encoding.UTF8.GetString(CanonicalJson.Bytes(parsed.RootElement)), sha256);
    }

    private sealed record End(long Seq, string Sha256);
}
