using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FunctionApp.Steps.Ai.Local;

/// <summary>Words of a text as the classifier sees them: one spelling for case, accents, codes and numbers.</summary>
internal static partial class TextTokens
{
    public const int MaxTokens = 800;
    private const int MaxCharacters = 50_000;

    public static List<string> Read(string text, int maxTokens = MaxTokens)
    {
        var tokens = new List<string>();
        foreach (Match match in Token().Matches(Fold(text)))
        {
            if (tokens.Count == maxTokens)
            {
                break;
            }
            tokens.Add(Spell(match));
        }
        return tokens;
    }

    private static string Spell(Match match)
    {
        foreach (var kind in (ReadOnlySpan<string>)["url", "mail", "code", "number", "currency"])
        {
            if (match.Groups[kind].Success)
            {
                return $"#{kind}";
            }
        }
        return match.Value;
    }

    private static string Fold(string text)
    {
        var decomposed = (text.Length > MaxCharacters ? text[..MaxCharacters] : text)
            .ReplaceLoneSurrogates().Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(decomposed.Length);
        foreach (var character in decomposed)
        {
            if (character is '\'' or '\u2019' or '\u2018' or '`' or '\u00B4'
                || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark)
            {
                continue;
            }
            folded.Append(char.ToLowerInvariant(character));
        }
        return folded.ToString();
    }

    private static string ReplaceLoneSurrogates(this string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    [GeneratedRegex(
        @"(?<url>https?://\S+|www\.\S+)|(?<mail>[^\s@<>]+@[^\s@<>]+\.[a-z]+)|(?<code>\b[a-z]{0,3}-?[0-9]{4,}\b)"
        + @"|(?<number>\b[0-9]+(?:[.,:][0-9]+)*\b)|(?<word>[\p{L}\p{N}]+)|(?<currency>\p{Sc})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
