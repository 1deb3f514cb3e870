using System.Globalization;
using System.Text;

namespace FunctionApp.Steps.Documents.Mails;

/// <summary>Undoes the transfer encodings of RFC 2045; pure, lenient with what senders get wrong.</summary>
internal static class TransferCodes
{
    public static byte[] FromBase64(string text)
    {
        string clean = string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/'));
        string padded = clean.PadRight((clean.Length + 3) / 4 * 4, '=');
        byte[] bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out int written) ? bytes[..written] : [];
    }

    public static byte[] FromQuotedPrintable(string text)
    {
        List<byte> bytes = [];
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '=')
            {
                bytes.Add((byte)text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '\n')
            {
                i++;
            }
            else if (i + 2 < text.Length
                && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                bytes.Add((byte)'=');
            }
        }

        return [.. bytes];
    }

    /// <summary>The Q encoding of headers: underscores are spaces.</summary>
    public static byte[] FromHeaderQ(string text) => FromQuotedPrintable(text.Replace('_', ' '));

    /// <summary>Percent-encoded bytes of RFC 2231.</summary>
    public static byte[] FromPercent(string text) => FromQuotedPrintable(text.Replace("=", "=3D", StringComparison.Ordinal).Replace('%', '='));

    /// <summary>Text whose characters stand for bytes.</summary>
    public static string AsBytesText(ReadOnlyMemory<byte> bytes) => Encoding.Latin1.GetString(bytes.Span);
}
