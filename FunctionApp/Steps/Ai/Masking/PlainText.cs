using System.Globalization;
using System.Text;

namespace FunctionApp.Steps.Ai.Masking;

/// <summary>Text without the spellings that hide things: compatibility forms folded, invisible characters gone.</summary>
internal static class PlainText
{
    public static string Of(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (char c in text.Normalize(NormalizationForm.FormKC))
        {
            UnicodeCategory category = char.GetUnicodeCategory(c);
            if (category is UnicodeCategory.Format)
            {
                continue;
            }

            plain.Append(category switch
            {
                UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
                UnicodeCategory.DashPunctuation => '-',
                UnicodeCategory.SpaceSeparator => ' ',
                _ => c,
            });
        }

        return plain.ToString();
    }
}
