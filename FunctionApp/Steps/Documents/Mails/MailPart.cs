using System.Text;

namespace FunctionApp.Steps.Documents.Mails;

/// <summary>One part of a MIME message: its head and its body as sent; pure.</summary>
/// <remarks><para>Source: RFC 5322, RFC 2045, RFC 2046; parts and nesting are bounded.</para></remarks>
internal sealed record MailPart(IReadOnlyList<(string Name, string Value)> Head, string Body)
{
    private const int MostParts = 50;
    private const int Deepest = 5;

    public string? Header(string name) =>
        Head.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public string ContentType => (Header("Content-Type") ?? "text/plain").Split(';')[0].Trim().ToLowerInvariant();

    public string? FileName => HeaderValues.Parameter(Header("Content-Disposition"), "filename")
        ?? HeaderValues.Parameter(Header("Content-Type"), "name");

    /// <summary>Reads a part from text in which each character is one byte.</summary>
    public static MailPart Read(string raw)
    {
        string text = raw.ReplaceLineEndings("\n");
        int end = text.StartsWith('\n') ? 0 : text.IndexOf("\n\n", StringComparison.Ordinal);
        string head = end < 0 ? text : text[..end];
        return new(Fields(head), end < 0 ? "" : text[(end + (end == 0 ? 1 : 2))..]);
    }

    /// <summary>The parts that hold something, through all levels.</summary>
    public IEnumerable<MailPart> Leaves() => Leaves(Deepest).Take(MostParts);

    /// <summary>The body without its transfer encoding.</summary>
    public byte[] Bytes() => (Header("Content-Transfer-Encoding") ?? "").Trim().ToLowerInvariant() switch
    {
        "base64" => TransferCodes.FromBase64(Body),
        "quoted-printable" => TransferCodes.FromQuotedPrintable(Body),
        _ => Encoding.Latin1.GetBytes(Body),
    };

    public string Text() => TextBytes.Read(Bytes(), HeaderValues.Parameter(Header("Content-Type"), "charset"));

    private IEnumerable<MailPart> Leaves(int levels)
    {
        if (!ContentType.StartsWith("multipart/", StringComparison.Ordinal))
        {
            return [this];
        }

        return levels > 0 && HeaderValues.Parameter(Header("Content-Type"), "boundary") is { Length: > 0 } boundary
            ? Split(boundary).SelectMany(p => p.Leaves(levels - 1))
            : [];
    }

    private IEnumerable<MailPart> Split(string boundary) => ("\n" + Body)
        .Split($"\n--{boundary}", MostParts)
        .Skip(1)
        .Where(p => !p.StartsWith("--", StringComparison.Ordinal))
        .Select(p => Read(p.TrimStart(' ', '\t') is { } part && part.StartsWith('\n') ? part[1..] : p));

    private static List<(string Name, string Value)> Fields(string head)
    {
        List<(string Name, string Value)> fields = [];
        foreach (string line in head.Split('\n'))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line.Length > 0 && line[0] is ' ' or '\t' && fields.Count > 0)
            {
                fields[^1] = (fields[^1].Name, $"{fields[^1].Value} {line.Trim()}");
            }
            else if (colon > 0)
            {
                fields.Add((line[..colon].Trim(), line[(colon + 1)..].Trim()));
            }
        }

        return fields;
    }
}
