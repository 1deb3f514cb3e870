using System.Text;

namespace FunctionApp.Steps.Documents;

/// <summary>Tells what a document is by its first bytes; names and claimed types decide only between kinds of text; pure.</summary>
internal static class FormatReader
{
    private const int Looked = 1024;

    private static readonly byte[][] Pictures =
    [
        [0x89, (byte)'P', (byte)'N', (byte)'G'], [0xFF, 0xD8, 0xFF], [(byte)'I', (byte)'I', 0x2A, 0], [(byte)'M', (byte)'M', 0, 0x2A],
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8'], [(byte)'B', (byte)'M'],
    ];

    private static readonly string[] MailHeads =
        ["from:", "received:", "return-path:", "mime-version:", "delivered-to:", "message-id:", "subject:", "date:", "to:", "dkim-signature:"];

    public static DocumentFormat Of(DocumentFile file)
    {
        ReadOnlySpan<byte> head = file.Bytes.Span[..Math.Min(Looked, file.Bytes.Length)];
        if (head.IndexOf("%PDF-"u8) >= 0)
        {
            return DocumentFormat.Pdf;
        }

        if (IsPicture(head))
        {
            return DocumentFormat.Picture;
        }

        return head.IndexOf((byte)0) >= 0 || head.StartsWith("PK"u8) ? DocumentFormat.Unknown : OfText(file, TextOf(head));
    }

    private static bool IsPicture(ReadOnlySpan<byte> head)
    {
        foreach (byte[] mark in Pictures)
        {
            if (head.StartsWith(mark))
            {
                return true;
            }
        }

        return head.Length > 12 && (head[8..].StartsWith("WEBP"u8) || head[4..].StartsWith("ftyphei"u8));
    }

    private static DocumentFormat OfText(DocumentFile file, string head) => head switch
    {
        "" => DocumentFormat.Unknown,
        _ when head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase) => DocumentFormat.Html,
        _ when head[0] == '<' => DocumentFormat.Xml,
        _ when file.EndsWith(".eml") || Claims(file, "message/rfc822") || IsMail(head) => DocumentFormat.Mail,
        _ when file.EndsWith(".csv") || Claims(file, "text/csv") => DocumentFormat.Csv,
        _ => DocumentFormat.Text,
    };

    private static bool Claims(DocumentFile file, string type) => file.ContentType.StartsWith(type, StringComparison.OrdinalIgnoreCase);

    /// <summary>At least two lines of a mail's head, and nothing else before them.</summary>
    private static bool IsMail(string head) => head.Split('\n').Take(2)
        .All(l => MailHeads.Any(h => l.StartsWith(h, StringComparison.OrdinalIgnoreCase)));

    private static string TextOf(ReadOnlySpan<byte> head) => Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
}
