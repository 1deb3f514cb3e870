using System.Text;

namespace FunctionApp.DataContracts.Cleansing;

/// <summary>Unicode form, invisible characters and white space.</summary>
internal static class UnicodeText
{
    /// <summary>Control characters go, but for tab and line ends.</summary>
    internal static string WithoutControls(string text) =>
        text.Any(IsUnwanted) ? string.Concat(text.Where(c => !IsUnwanted(c))) : text;

    /// <summary>Form C without characters that cannot be seen.</summary>
    /// <remarks><para>Guarantee: the joiners stay, because scripts and emoji need them.</para></remarks>
    internal static string Normal(string text)
    {
        StringBuilder seen = new(text.Length);
        foreach (Rune rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes().Where(r => !IsInvisible(r.Value)))
        {
            seen.Append(rune.ToString());
        }

        return seen.ToString();
    }

    internal static string Collapsed(string text)
    {
        StringBuilder collapsed = new(text.Length);
        bool inSpace = false;
        foreach (char c in text)
        {
            bool space = char.IsWhiteSpace(c);
            if (!space || !inSpace)
            {
                collapsed.Append(space ? ' ' : c);
            }

            inSpace = space;
        }

        return collapsed.ToString();
    }

    private static bool IsUnwanted(char c) => char.IsControl(c) && c is not ('\t' or '\n' or '\r');

    // Soft hyphen, zero-width space, direction marks, word joiner and its kin, byte order mark, tag characters.
    private static bool IsInvisible(int c) =>
        c is 0x00AD or 0x200B or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0xFEFF
            or (>= 0xE0000 and <= 0xE007F);
}
