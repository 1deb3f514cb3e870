using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FunctionApp.Tests.Support.Servers;

/// <summary>A request as a sink received it.</summary>
internal sealed record SinkRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Bytes)
{
    internal string Body => Encoding.UTF8.GetString(Bytes);

    internal JsonElement Json => JsonDocument.Parse(Bytes).RootElement;

    internal static async Task<SinkRequest> ReadAsync(HttpContext context)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        string raw = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        return new SinkRequest(
            context.Request.Method,
            raw.Split('?')[0],
            context.Request.QueryString.Value ?? "",
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
    }

    internal string? Header(string name) => Headers.GetValueOrDefault(name);
}
