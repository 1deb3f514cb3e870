using System.Text.RegularExpressions;

namespace FunctionApp.DataContracts.Cleansing;

/// <summary>Turns numbers with local separators into plain ones, where only one reading is possible.</summary>
/// <remarks><para>Shape: <c>1.234,56</c>, <c>1,234.56</c>, <c>1 234,5</c>, <c>1'234.50</c>; not <c>1.234</c>, which is two numbers.</para></remarks>
internal static partial class LocalNumber
{
    /// <summary>The number with a point and without groups; null when it is none or could be two.</summary>
    internal static string? Plain(string text)
    {
        string trimmed = text.Trim();
        Match match = Grouped().Match(trimmed);
        if (!match.Success)
        {
            match = Ungrouped().Match(trimmed);
        }

        if (!match.Success || IsAmbiguous(trimmed))
        {
            return null;
        }

        string whole = string.Concat(match.Groups["whole"].Value.Where(char.IsAsciiDigit));
        string sign = match.Groups["sign"].Value == "-" ? "-" : "";
        return match.Groups["fraction"].Success ? $"{sign}{whole}.{match.Groups["fraction"].Value}" : sign + whole;
    }

    private static bool IsAmbiguous(string text) => OneSeparatorThreeDigits().IsMatch(text);

    [GeneratedRegex(
        "^(?<sign>[-+]?)(?<whole>[1-9][0-9]{0,2}(?<group>[.,' \u2019\u00A0\u202F])[0-9]{3}(?:\\k<group>[0-9]{3})*)(?:(?!\\k<group>)[.,](?<fraction>[0-9]+))?$",
        RegexOptions.CultureInvariant,
        100)]
    private static partial Regex Grouped();

    [GeneratedRegex("^(?<sign>[-+]?)(?<whole>[0-9]+)(?:[.,](?<fraction>[0-9]+))?$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Ungrouped();

    [GeneratedRegex("^[-+]?[1-9][0-9]{0,2}[.,][0-9]{3}$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex OneSeparatorThreeDigits();
}
