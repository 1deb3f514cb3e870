using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.RegularExpressions;

namespace FunctionApp.Tests.Support.Servers;

/// <summary>One part of a mail with its transfer encoding and character set undone.</summary>
internal sealed partial class MimePart
{
    private readonly Dictionary<string, string> _headers;
    private readonly string _body;
    private readonly ContentType _type;

    private MimePart(Dictionary<string, string> headers, string body)
    {
        _headers = headers;
        _body = body;
        _type = new ContentType(headers.GetValueOrDefault("Content-Type") ?? "text/plain; charset=us-ascii");
    }

    internal string MediaType => _type.MediaType;

    /// <summary>The parts that hold content, this one when it is not a multipart.</summary>
    internal IEnumerable<MimePart> Leaves =>
        _type.Boundary is { } boundary && MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            ? _body.Split($"--{boundary}").Skip(1).TakeWhile(part => !part.StartsWith("--", StringComparison.Ordinal))
                .SelectMany(part => Parse(part.TrimStart('\r', '\n')).Leaves)
            : [this];

    internal string Content => Encoding.GetEncoding(_type.CharSet ?? "us-ascii").GetString(Bytes);

    internal byte[] Bytes => (_headers.GetValueOrDefault("Content-Transfer-Encoding") ?? "7bit").Trim().ToUpperInvariant() switch
    {
        "BASE64" => Convert.FromBase64String(_body),
        "QUOTED-PRINTABLE" => QuotedPrintable(_body.Replace("=\r\n", "", StringComparison.Ordinal)),
        _ => Encoding.Latin1.GetBytes(_body),
    };

    internal static MimePart Parse(string raw)
    {
        int end = raw.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        string head = end < 0 ? raw : raw[..end];
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in Folding().Replace(head, " ").Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pair = line.Split(':', 2);
            headers[pair[0]] = pair.Length == 2 ? pair[1].Trim() : "";
        }

        return new MimePart(headers, end < 0 ? "" : raw[(end + 4)..]);
    }

    internal string? Header(string name) => _headers.TryGetValue(name, out string? value)
        ? EncodedWord().Replace(WordGap().Replace(value, "?="), word => Decoded(word.Groups))
        : null;

    private static string Decoded(GroupCollection word) => Encoding.GetEncoding(word["set"].Value).GetString(
        word["code"].Value is "B" or "b"
            ? Convert.FromBase64String(word["text"].Value)
            : QuotedPrintable(word["text"].Value.Replace('_', ' ')));

    private static byte[] QuotedPrintable(string text)
    {
        using MemoryStream bytes = new();
        for (int i = 0; i < text.Length; i++)
        {
            bool escaped = text[i] == '=' && i + 2 < text.Length;
            bytes.WriteByte(escaped ? byte.Parse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : (byte)text[i]);
            i += escaped ? 2 : 0;
        }

        return bytes.ToArray();
    }

    [GeneratedRegex(@"\r\n[ \t]+")]
    private static partial Regex Folding();

    [GeneratedRegex(@"=\?(?<set>[^?]+)\?(?<code>[BbQq])\?(?<text>[^?]*)\?=")]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\?=\s+(?==\?)")]
    private static partial Regex WordGap();
}
