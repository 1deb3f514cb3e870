using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Azure;
using Azure.Core;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>The single answers inside a transaction's multipart answer.</summary>
internal static class BatchAnswer
{
    internal static List<Response> Read(ReadOnlySpan<byte> body, string clientRequestId)
    {
        List<Response> parts = [];
        int start = body.IndexOf("HTTP/1.1 "u8);
        while (start >= 0)
        {
            ReadOnlySpan<byte> rest = body[start..];
            int end = rest.IndexOf("\r\n--"u8);
            parts.Add(Part(end < 0 ? rest : rest[..end], clientRequestId));
            int next = end < 0 ? -1 : rest[end..].IndexOf("HTTP/1.1 "u8);
            start = next < 0 ? -1 : start + end + next;
        }

        return parts;
    }

    private static BatchPart Part(ReadOnlySpan<byte> part, string clientRequestId)
    {
        int headEnd = part.IndexOf("\r\n\r\n"u8);
        string[] lines = Encoding.UTF8.GetString(headEnd < 0 ? part : part[..headEnd]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string[] status = lines[0].Split(' ', 3);
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines.Skip(1))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                headers[line[..colon]] = line[(colon + 1)..].Trim();
            }
        }

        byte[] content = headEnd < 0 ? [] : part[(headEnd + 4)..].ToArray();
        return new BatchPart(int.Parse(status[1], CultureInfo.InvariantCulture), status.ElementAtOrDefault(2) ?? "", headers, content, clientRequestId);
    }

    private sealed class BatchPart(int status, string reason, Dictionary<string, string> headers, byte[] content, string clientRequestId) : Response
    {
        public override int Status => status;

        public override string ReasonPhrase => reason;

        public override bool IsError => status >= 400;

        public override Stream? ContentStream { get; set; } = new MemoryStream(content, 0, content.Length, writable: false, publiclyVisible: true);

        public override string ClientRequestId { get; set; } = clientRequestId;

        public override void Dispose() => ContentStream?.Dispose();

        protected override bool ContainsHeader(string name) => headers.ContainsKey(name);

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers.Select(header => new HttpHeader(header.Key, header.Value));

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => headers.TryGetValue(name, out value);

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
        {
            values = headers.TryGetValue(name, out string? value) ? [value] : null;
            return values is not null;
        }
    }
}
