using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Audit;

/// <summary>One line of an audit chain.</summary>
/// <remarks>
/// <para>Shape: <paramref name="Text"/> is canonical JSON of chain, seq, previous_sha256 and event; <paramref name="Sha256"/> is taken over its UTF-8 bytes.</para>
/// <para>Units: <paramref name="Seq"/> counts from 1 within its chain.</para>
/// </remarks>
public sealed record AuditEntry(string Chain, long Seq, string PreviousSha256, RunEvent Event, string Sha256, string Text)
{
    /// <summary>The hash before the first entry.</summary>
    public const string NoSha256 = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>The next entry of a chain.</summary>
    internal static AuditEntry Next(string chain, long seq, string previousSha256, RunEvent happened)
    {
        Body body = new(chain, seq, previousSha256, happened);
        byte[] bytes = CanonicalJson.Bytes(JsonSerializer.SerializeToElement(body, HandshakeJson.Wire));
        return new(chain, seq, previousSha256, happened, BlobVault.Sha256Of(bytes), System.Text.Encoding.UTF8.GetString(bytes));
    }

    /// <summary>Reads a stored line; its hash is not checked here but by <see cref="AuditChain"/>.</summary>
    /// <exception cref="JsonException">The text is no entry.</exception>
    internal static AuditEntry Read(string text, string sha256)
    {
        Body body = JsonSerializer.Deserialize<Body>(text, HandshakeJson.Wire) ?? throw new JsonException("an entry was expected");
        return new(body.Chain, body.Seq, body.PreviousSha256, body.Event, sha256, text);
    }

    private sealed record Body(string Chain, long Seq, string PreviousSha256, RunEvent Event);
}
