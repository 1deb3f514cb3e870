using System.Diagnostics.CodeAnalysis;
using System.Text;
using Azure;
using Azure.Core;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>One answer inside a transaction's answer; of its text only the status is read before somebody asks.</summary>
internal sealed class BatchPart(ReadOnlyMemory<byte> part, int status, string clientRequestId) : Response
{
    private Dictionary<string, string>? _headers;
    private Stream? _content;

    public override int Status => status;

    public override string ReasonPhrase => Head[0].Split(' ', 3).ElementAtOrDefault(2) ?? "";

    public override bool IsError => status >= 400;

    public override Stream? ContentStream
    {
        get => _content ??= Body();
        set => _content = value;
    }

    public override string ClientRequestId { get; set; } = clientRequestId;

    public override void Dispose() => _content?.Dispose();

    protected override bool ContainsHeader(string name) => Fields.ContainsKey(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => Fields.Select(field => new HttpHeader(field.Key, field.Value));

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => Fields.TryGetValue(name, out value);

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = Fields.TryGetValue(name, out string? value) ? [value] : null;
        return values is not null;
    }

    private Dictionary<string, string> Fields => _headers ??= Head.Skip(1)
        .Select(line => line.Split(':', 2))
        .Where(pair => pair.Length == 2)
        .GroupBy(pair => pair[0], StringComparer.OrdinalIgnoreCase)
        .ToDictionary(pairs => pairs.Key, pairs => pairs.First()[1].Trim(), StringComparer.OrdinalIgnoreCase);

    private string[] Head => Encoding.UTF8.GetString(HeadBytes.Span).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private ReadOnlyMemory<byte> HeadBytes => part.Span.IndexOf("\r\n\r\n"u8) is var end and >= 0 ? part[..end] : part;

    private MemoryStream Body()
    {
        byte[] bytes = part[Math.Min(part.Length, HeadBytes.Length + 4)..].ToArray();
        return new MemoryStream(bytes, 0, bytes.Length, writable: false, publiclyVisible: true);
    }
}
