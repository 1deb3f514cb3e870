using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FunctionApp.Steps.Packaging;

/// <summary>The length of a text as a channel counts it; pure.</summary>
internal static partial class ChannelLength
{
    private const int XLink = 23;
    private const int XEmoji = 2;

    public static int Of(string text, LengthCount count) => count switch
    {
        LengthCount.Utf16 => text.Length,
        LengthCount.Characters => new StringInfo(text).LengthInTextElements,
        LengthCount.XWeighted => Weighted(text.Normalize(NormalizationForm.FormC)),
    };

    /// <summary>Where the text passes the limit; null where it does not.</summary>
    public static int? PassedAt(string text, LengthCount count, int max)
    {
        if (Of(text, count) <= max)
        {
            return null;
        }

        (int low, int high) = (0, text.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Of(text[..middle], count) > max ? (low, middle) : (middle + 1, high);
        }

        return low - 1;
    }

    private static int Weighted(string text)
    {
        int links = Link().Count(text);
        int length = links * XLink;
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(Link().Replace(text, ""));
        while (elements.MoveNext())
        {
            string element = elements.GetTextElement();
            length += IsEmoji(element) ? XEmoji : element.EnumerateRunes().Sum(r => IsLight(r.Value) ? 1 : 2);
        }

        return length;
    }

    // The ranges are those of X's published text configuration, version 3.
    private static bool IsLight(int rune) => rune is <= 4351 or (>= 8192 and <= 8205) or (>= 8208 and <= 8223) or (>= 8242 and <= 8247);

    private static bool IsEmoji(string element) => element.EnumerateRunes().Any(r => r.Value is 0xFE0F or 0x20E3 or (>= 0x1F000 and <= 0x1FAFF));

    [GeneratedRegex(@"https?://[^\s]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
