using System.Globalization;
using System.Security.Cryptography;
using FunctionApp.Hosting;

namespace FunctionApp.Intake.Signatures;

/// <summary>Holds a request against its profile, on the raw bytes and before anything is parsed; pure but for the clock.</summary>
/// <remarks><para>Guarantee: compares in constant time, and tries every secret with every signature whatever fits first.</para></remarks>
internal static class SignatureCheck
{
    // More than a rotation needs; a header with hundreds would only cost time.
    private const int MostSignatures = 10;
    private const int LongestHeader = 4096;
    private static readonly TimeSpan UsualTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Null for an authentic request, or the code of what is wrong.</summary>
    internal static string? FaultOf(
        WebhookProfileDefinition profile, SignedRequest request, IReadOnlyList<string> secrets, DateTimeOffset nowUtc)
    {
        byte[][] keys = [.. secrets.Select(s => SignedContent.KeyOf(profile.Signature, s)).OfType<byte[]>()];
        if (keys.Length == 0)
        {
            return IntakeCodes.SecretMissing;
        }

        string[] parts = PartsOf(profile.Signature, request);
        IReadOnlyList<byte[]> signatures = SignaturesIn(profile.Signature, parts);
        string? timestamp = TimestampIn(profile, request, parts);
        string? eventId = request.Only(profile.EventId?.Header);
        if (signatures.Count == 0 || IsMissing(profile.Timestamp, timestamp) || IsMissing(profile.EventId?.Header, eventId))
        {
            return IntakeCodes.SignatureMissing;
        }

        return !Fits(keys, signatures, k => SignedContent.Sign(profile.Signature, request, k, timestamp ?? "", eventId ?? ""))
            ? IntakeCodes.SignatureWrong
            : IsTimely(profile.Timestamp, timestamp, nowUtc) ? null : IntakeCodes.SignatureLate;
    }

    private static bool Fits(byte[][] keys, IReadOnlyList<byte[]> signatures, Func<byte[], byte[]> sign)
    {
        bool fits = false;
        foreach (byte[] key in keys)
        {
            byte[] expected = sign(key);
            foreach (byte[] signature in signatures)
            {
                fits |= CryptographicOperations.FixedTimeEquals(expected, signature);
            }
        }

        return fits;
    }

    private static bool IsMissing(object? wanted, string? value) => wanted is not null && value is null;

    private static string[] PartsOf(SignatureDefinition definition, SignedRequest request) =>
        request.Only(definition.Header) is not { Length: <= LongestHeader } header
            ? []
            : definition.Separator is { } separator
                ? header.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                : [header.Trim()];

    private static IReadOnlyList<byte[]> SignaturesIn(SignatureDefinition definition, string[] parts)
    {
        string prefix = definition.Prefix ?? "";
        return
        [
            .. parts.Where(p => p.StartsWith(prefix, StringComparison.Ordinal))
                .Take(MostSignatures)
                .Select(p => Decoded(definition.Encoding, p[prefix.Length..]))
                .OfType<byte[]>(),
        ];
    }

    private static byte[]? Decoded(SignatureEncoding encoding, string text)
    {
        try
        {
            return encoding == SignatureEncoding.Hex ? Convert.FromHexString(text) : Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? TimestampIn(WebhookProfileDefinition profile, SignedRequest request, string[] parts) =>
        profile.Timestamp is { Prefix: { } prefix }
            ? parts.FirstOrDefault(p => p.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..]
            : request.Only(profile.Timestamp?.Header);

    private static bool IsTimely(TimestampDefinition? definition, string? timestamp, DateTimeOffset nowUtc)
    {
        if (definition is null)
        {
            return true;
        }

        TimeSpan tolerance = definition.Tolerance ?? UsualTolerance;
        return Instant(definition.Unit, timestamp!) is { } signed && (nowUtc - signed).Duration() <= tolerance;
    }

    private static DateTimeOffset? Instant(TimestampUnit unit, string text)
    {
        if (unit == TimestampUnit.Iso8601)
        {
            return DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant) ? instant : null;
        }

        TimeSpan one = unit == TimestampUnit.UnixSeconds ? TimeSpan.FromSeconds(1) : TimeSpan.FromMilliseconds(1);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long count)
            && count <= (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / one.Ticks
                ? DateTimeOffset.UnixEpoch.AddTicks(count * one.Ticks)
                : null;
    }
}
