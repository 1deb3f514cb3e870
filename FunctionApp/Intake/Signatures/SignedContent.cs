using System.Security.Cryptography;
using System.Text;

namespace FunctionApp.Intake.Signatures;

/// <summary>Composes the bytes that a profile signs, and signs them.</summary>
internal static class SignedContent
{
    internal const string EventIdPart = "{event_id}";

    /// <summary>The parts that a profile's <c>signed</c> may name.</summary>
    internal static IReadOnlyList<string> Parts { get; } =
        ["{body}", "{timestamp}", EventIdPart, "{method}", "{url}", "{secret}"];

    internal static byte[] Sign(
        SignatureDefinition definition, SignedRequest request, byte[] key, string timestamp, string eventId)
    {
        byte[] content = Compose(definition.Signed, part => part switch
        {
            "{body}" => request.Body,
            "{timestamp}" => Encoding.UTF8.GetBytes(timestamp),
            EventIdPart => Encoding.UTF8.GetBytes(eventId),
            "{method}" => Encoding.UTF8.GetBytes(request.Method),
            "{url}" => Encoding.UTF8.GetBytes(request.Url),
            "{secret}" => key,
            _ => Encoding.UTF8.GetBytes(part),
        });
        return definition.Algorithm switch
        {
            SignatureAlgorithm.HmacSha256 => HMACSHA256.HashData(key, content),
            SignatureAlgorithm.HmacSha512 => HMACSHA512.HashData(key, content),
            SignatureAlgorithm.HmacSha1 => Sha1(key, content),
            SignatureAlgorithm.Sha256 => SHA256.HashData(content),
        };
    }

    /// <summary>The configured secret as the key it stands for; null when it is not in the form that the profile wants.</summary>
    internal static byte[]? KeyOf(SignatureDefinition definition, string secret)
    {
        string bare = definition.SecretPrefix is { } prefix && secret.StartsWith(prefix, StringComparison.Ordinal)
            ? secret[prefix.Length..]
            : secret;
        if (definition.Secret == SecretForm.Text)
        {
            return Encoding.UTF8.GetBytes(bare);
        }

        byte[] key = new byte[bare.Length];
        return Convert.TryFromBase64String(bare, key, out int length) && length > 0 ? key[..length] : null;
    }

    private static byte[] Compose(string signed, Func<string, ReadOnlyMemory<byte>> valueOf)
    {
        using MemoryStream content = new();
        int at = 0;
        while (at < signed.Length)
        {
            string part = Parts.FirstOrDefault(p => string.CompareOrdinal(signed, at, p, 0, p.Length) == 0) ?? signed[at].ToString();
            content.Write(valueOf(part).Span);
            at += part.Length;
        }

        return content.ToArray();
    }

#pragma warning disable CA5350 // Some senders sign with nothing better; as a keyed hash it still holds.
    private static byte[] Sha1(byte[] key, byte[] content) => HMACSHA1.HashData(key, content);
#pragma warning restore CA5350
}
