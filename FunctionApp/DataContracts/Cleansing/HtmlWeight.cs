using System.Text.RegularExpressions;

namespace FunctionApp.DataContracts.Cleansing;

/// <summary>Tells HTML that people write from HTML that is made to wear out a parser.</summary>
/// <remarks><para>Guarantee: one pass; unclosed tags count as open, because the parser opens them again in every block.</para></remarks>
internal static partial class HtmlWeight
{
    private const int Deepest = 250;
    private const long MostWork = 2_000_000;

    private static readonly HashSet<string> NeverOpen = new(StringComparer.OrdinalIgnoreCase)
    {
        "br", "img", "hr", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr",
        "p", "li", "td", "th", "tr", "dt", "dd", "option",
    };

    internal static bool IsHeavy(string html)
    {
        int depth = 0;
        long work = 0;
        foreach (ValueMatch match in Tag().EnumerateMatches(html))
        {
            ReadOnlySpan<char> tag = html.AsSpan(match.Index + 1, match.Length - 1);
            if (tag[0] == '/')
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (!NeverOpen.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tag))
            {
                depth++;
            }

            work += depth;
            if (depth > Deepest || work > MostWork)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("</?[A-Za-z][A-Za-z0-9:]*", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Tag();
}
