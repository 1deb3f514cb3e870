using System.Globalization;
using System.Text.RegularExpressions;

namespace FunctionApp.DataContracts.Cleansing;

/// <summary>Reads dates as people write them, where only one reading is possible.</summary>
internal static partial class LocalDate
{
    private static readonly string[] Sure =
    [
        "d.M.yyyy", "d. M. yyyy", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "d MMMM yyyy", "d. MMMM yyyy", "d MMM yyyy", "d. MMM yyyy",
        "d-MMM-yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "d 'de' MMMM 'de' yyyy",
    ];

    private static readonly IReadOnlyList<CultureInfo> Languages = [CultureInfo.InvariantCulture, .. Installed()];

    /// <summary>The date; null when it is none or could be two.</summary>
    internal static DateOnly? Read(string text)
    {
        foreach (CultureInfo language in Languages)
        {
            if (DateOnly.TryParseExact(text, Sure, language, DateTimeStyles.AllowWhiteSpaces, out DateOnly date))
            {
                return date;
            }
        }

        return ReadSlashed(text);
    }

    // 03/04/2026 is April in Paris and March in Boston: only a day over 12, or the same twice, tells.
    private static DateOnly? ReadSlashed(string text)
    {
        Match match = Slashed().Match(text);
        if (!match.Success)
        {
            return null;
        }

        int first = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        int second = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        if (first <= 12 && second <= 12 && first != second)
        {
            return null;
        }

        string iso = string.Create(
            CultureInfo.InvariantCulture, $"{match.Groups[3].Value}-{Math.Min(first, second):00}-{Math.Max(first, second):00}");
        return DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : null;
    }

    private static IEnumerable<CultureInfo> Installed()
    {
        foreach (string name in new[] { "de", "fr", "es", "it", "nl" })
        {
            CultureInfo? culture = null;
            try
            {
                culture = CultureInfo.GetCultureInfo(name);
            }
            catch (CultureNotFoundException)
            {
                // A machine without language packs still reads numeric and English dates.
            }

            if (culture is not null)
            {
                yield return culture;
            }
        }
    }

    [GeneratedRegex("^([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Slashed();
}
