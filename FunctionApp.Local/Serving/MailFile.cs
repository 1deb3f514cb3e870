using System.Net.Mime;
using System.Text;
using System.Text.RegularExpressions;

namespace FunctionApp.Local.Serving;

/// <summary>A mail as it lies in the pickup folder, taken apart for showing.</summary>
internal sealed partial record MailFile(string To, string Subject, string Text, string Html)
{
    public static MailFile Read(string file)
    {
        (Dictionary<string, string> headers, string body) = Split(file.ReplaceLineEndings("\n"));
        Dictionary<string, string> parts = [];
        Collect(headers, body, parts);
        return new(
            Words(headers.GetValueOrDefault("to", "")),
            Words(headers.GetValueOrDefault("subject", "")),
            parts.GetValueOrDefault(MediaTypeNames.Text.Plain, ""),
            parts.GetValueOrDefault(MediaTypeNames.Text.Html, ""));
    }

    private static void Collect(Dictionary<string, string> headers, string body, Dictionary<string, string> parts)
    {
        ContentType type = new(headers.GetValueOrDefault("content-type", MediaTypeNames.Text.Plain));
        if (type.Boundary is not { Length: > 0 } boundary)
        {
            parts[type.MediaType] = Decode(headers.GetValueOrDefault("content-transfer-encoding", ""), body);
            return;
        }

        foreach (string part in body.Split($"--{boundary}")[1..].Where(p => !p.StartsWith("--", StringComparison.Ordinal)))
        {
            (Dictionary<string, string> own, string content) = Split(part.TrimStart('\n'));
            Collect(own, content, parts);
        }
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string text)
    {
        int end = text.IndexOf("\n\n", StringComparison.Ordinal);
        string head = end < 0 ? text : text[..end];
        Dictionary<string, string> headers = [];
        foreach (string line in Folded().Replace(head, " ").Split('\n'))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and int colon)
            {
                headers[line[..colon].ToLowerInvariant()] = line[(colon + 1)..].Trim();
            }
        }

        return (headers, end < 0 ? "" : text[(end + 2)..]);
    }

    private static string Decode(string encoding, string body) => encoding.ToLowerInvariant() switch
    {
        "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body.ReplaceLineEndings(""))),
        "quoted-printable" => Quoted(body.Replace("=\n", "", StringComparison.Ordinal)),
        _ => body,
    };

    private static string Words(string header) => EncodedWord().Replace(
        BetweenWords().Replace(header, "?==?"),
        m => m.Groups["how"].Value is "B" or "b"
            ? Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups["text"].Value))
            : Quoted(m.Groups["text"].Value.Replace('_', ' ')));

    private static string Quoted(string text)
    {
        List<byte> bytes = [];
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length && Uri.IsHexDigit(text[i + 1]) && Uri.IsHexDigit(text[i + 2]))
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Folded();

    [GeneratedRegex(@"=\?[^?]+\?(?<how>[BbQq])\?(?<text>[^?]*)\?=")]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex BetweenWords();
}
