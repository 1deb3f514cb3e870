using System.Text;
using System.Text.RegularExpressions;

namespace FunctionApp.Steps.Documents.Mails;

/// <summary>Reads values of mail headers: encoded words (RFC 2047) and parameters (RFC 2045, RFC 2231); pure.</summary>
internal static partial class HeaderValues
{
    /// <summary>A header for people.</summary>
    public static string Decoded(string? value)
    {
        string text = EncodedWord().Replace(Gap().Replace(value ?? "", "$1$2"), m => TextBytes.Read(
            m.Groups["code"].Value is "B" or "b"
                ? TransferCodes.FromBase64(m.Groups["text"].Value)
                : TransferCodes.FromHeaderQ(m.Groups["text"].Value),
            m.Groups["charset"].Value));
        return EncodedWord().IsMatch(value ?? "") ? text : TextBytes.Read(Encoding.Latin1.GetBytes(text));
    }

    /// <summary>A parameter of a structured header; null without one.</summary>
    public static string? Parameter(string? header, string name)
    {
        foreach (Match match in OneParameter().Matches(header ?? ""))
        {
            string key = match.Groups["name"].Value;
            string value = match.Groups["value"].Value.Trim('"');
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return Decoded(value);
            }

            if (key.Equals(name + "*", StringComparison.OrdinalIgnoreCase) && value.Split('\'', 3) is [{ } charset, _, { } text])
            {
                return TextBytes.Read(TransferCodes.FromPercent(text), charset);
            }
        }

        return null;
    }

    [GeneratedRegex(@"=\?(?<charset>[^?\s]+)\?(?<code>[BbQq])\?(?<text>[^?]*)\?=", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"(\?=)\s+(=\?)", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Gap();

    [GeneratedRegex(
        @";\s*(?<name>[A-Za-z0-9*_-]+)\s*=\s*(?<value>""[^""]*""|[^;\s]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex OneParameter();
}
