using System.Buffers.Text;
using Azure;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>The single answers inside a transaction's multipart answer.</summary>
internal static class BatchAnswer
{
    internal static List<Response> Read(ReadOnlyMemory<byte> body, string clientRequestId)
    {
        List<Response> parts = [];
        ReadOnlyMemory<byte> rest = body;
        int start;
        while ((start = rest.Span.IndexOf("HTTP/1.1 "u8)) >= 0)
        {
            rest = rest[start..];
            int end = rest.Span.IndexOf("\r\n--"u8);
            ReadOnlyMemory<byte> part = end < 0 ? rest : rest[..end];
            parts.Add(new BatchPart(part, StatusOf(part.Span), clientRequestId));
            rest = rest[part.Length..];
        }

        return parts;
    }

    private static int StatusOf(ReadOnlySpan<byte> part) =>
        Utf8Parser.TryParse(part["HTTP/1.1 ".Length..], out int status, out _)
            ? status
            : throw new RequestFailedException("The answer to a transaction holds an answer without a status.");
}
