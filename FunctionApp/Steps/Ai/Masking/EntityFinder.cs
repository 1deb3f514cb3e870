using System.Text.RegularExpressions;

namespace FunctionApp.Steps.Ai.Masking;

/// <summary>Finds what must not leave the house: cards, accounts, ids, addresses, phones, secrets; pure.</summary>
internal static partial class EntityFinder
{
    /// <summary>Everything found in plain text, in order, without overlaps; the surer kind wins.</summary>
    public static IReadOnlyList<SensitiveEntity> Find(string plain)
    {
        List<SensitiveEntity> found = [];
        foreach (SensitiveEntity entity in All(plain))
        {
            if (!found.Any(f => f.Start < entity.End && entity.Start < f.End))
            {
                found.Add(entity);
            }
        }

        return [.. found.OrderBy(f => f.Start)];
    }

    private static IEnumerable<SensitiveEntity> All(string plain) =>
        Matches(Secret(), plain, EntityKind.Secret)
            .Concat(Matches(Named(), plain, EntityKind.Secret))
            .Concat(Matches(Email(), plain, EntityKind.Email))
            .Concat(Matches(SpokenEmail(), plain, EntityKind.Email))
            .Concat(Ibans(plain))
            .Concat(Matches(Digits(), plain, EntityKind.Card).Where(m => Checksums.IsCard(Compact(m.Value))))
            .Concat(Matches(NationalId(), plain, EntityKind.NationalId))
            .Concat(Matches(Ip(), plain, EntityKind.Address))
            .Concat(Matches(Phone(), plain, EntityKind.Phone).Where(m => Compact(m.Value).Count(char.IsAsciiDigit) is >= 7 and <= 16));

    private static IEnumerable<SensitiveEntity> Matches(Regex pattern, string plain, EntityKind kind) =>
        pattern.Matches(plain).Select(m => m.Groups["value"] is { Success: true } value
            ? new SensitiveEntity(kind, value.Index, value.Value)
            : new SensitiveEntity(kind, m.Index, m.Value));

    /// <summary>An account number may be followed by words; the longest run that passes its checksum is it.</summary>
    private static IEnumerable<SensitiveEntity> Ibans(string plain)
    {
        foreach (Match match in Iban().Matches(plain))
        {
            for (int length = match.Length; length >= 15; length--)
            {
                string part = match.Value[..length];
                if (char.IsAsciiLetterOrDigit(part[^1]) && Checksums.IsIban(Compact(part)))
                {
                    yield return new(EntityKind.Iban, match.Index, part);
                    break;
                }
            }
        }
    }

    private static string Compact(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));

    [GeneratedRegex(@"\b(?:sk|pk|rk)[-_][A-Za-z0-9_-]{16,}|\bgh[pousr]_[A-Za-z0-9]{20,}|\bxox[abprs]-[A-Za-z0-9-]{10,}|\bAKIA[0-9A-Z]{16}\b|\bAIza[0-9A-Za-z_-]{30,}|\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*|-----BEGIN[A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END[A-Z ]*PRIVATE KEY-----|$)")]
    private static partial Regex Secret();

    [GeneratedRegex(@"\b(?:password|passwort|passphrase|passwd|pwd|api[ _-]?key|secret|access[ _-]?token|pin|cvv|cvc)\b\s*(?:is|was|ist|:|=)+\s*[""']?(?<value>[^\s""',;]{3,})", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"[\p{L}\p{N}._%+'-]+ ?@ ?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+")]
    private static partial Regex Email();

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]+\s*[\[({]\s*at\s*[\])}]\s*[\p{L}\p{N}-]+(?:\s*(?:[\[({]\s*dot\s*[\])}]|\.)\s*[\p{L}\p{N}-]+)+|[\p{L}\p{N}._%+-]+ at [\p{L}\p{N}-]+(?: dot [\p{L}\p{N}-]+)+", RegexOptions.IgnoreCase)]
    private static partial Regex SpokenEmail();

    [GeneratedRegex(@"\b[A-Za-z]{2} ?[0-9]{2}(?:[ .\r\n-]{0,2}[A-Za-z0-9]){11,30}")]
    private static partial Regex Iban();

    [GeneratedRegex(@"(?<![0-9])[0-9](?:[ ./_\r\n-]{0,3}[0-9]){12,18}(?![0-9])")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b(?!000|666)[0-8][0-9]{2}[- ](?!00)[0-9]{2}[- ](?!0000)[0-9]{4}\b|\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]\b|\b[XYZ0-9][0-9]{7}-?[TRWAGMYFPDXBNJZSQVHLCKE]\b|\b[12] ?[0-9]{2} ?(?:0[1-9]|1[0-2]) ?[0-9]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}\b", RegexOptions.IgnoreCase)]
    private static partial Regex NationalId();

    [GeneratedRegex(@"(?<![0-9.])(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})(?![0-9.])|(?<![0-9A-Za-z:])(?:[0-9A-Fa-f]{1,4}:){2,7}(?::?[0-9A-Fa-f]{1,4})+(?![0-9A-Za-z:])|(?<![0-9A-Za-z:])[0-9A-Fa-f]{1,4}::(?:[0-9A-Fa-f]{1,4}:?)*")]
    private static partial Regex Ip();

    [GeneratedRegex(@"(?<![\p{L}\p{N}-])(?:\+|00)[0-9](?:[ ()./\r\n-]{0,3}[0-9]){6,14}|(?<![\p{L}\p{N}-])\(?0[0-9]{1,5}\)?(?:[ ./-]{1,3}[0-9]{2,8}){1,4}|(?<![\p{L}\p{N}-])\(?[2-9][0-9]{2}\)?[ .-][0-9]{3}[ .-][0-9]{4}(?![0-9])|(?<![\p{L}\p{N}-])0[1-9][0-9]{7,11}(?![0-9])")]
    private static partial Regex Phone();
}
