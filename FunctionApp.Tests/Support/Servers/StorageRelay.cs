using Microsoft.AspNetCore.Http;

namespace FunctionApp.Tests.Support.Servers;

/// <summary>Repeats a request at the real storage and brings its answer back.</summary>
internal sealed class StorageRelay : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    public void Dispose() => _client.Dispose();

    internal async Task PassAsync(HttpContext context, SinkRequest request, Uri target, bool answered)
    {
        using HttpRequestMessage repeated = Repeated(request, target);
        using HttpResponseMessage response = await _client.SendAsync(repeated, context.RequestAborted);
        if (!answered)
        {
            return;
        }

        context.Response.StatusCode = (int)response.StatusCode;
        foreach ((string name, IEnumerable<string> values) in response.Headers.Concat(response.Content.Headers))
        {
            if (name is not ("Transfer-Encoding" or "Connection" or "Keep-Alive"))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static HttpRequestMessage Repeated(SinkRequest request, Uri target)
    {
        HttpRequestMessage repeated = new(new HttpMethod(request.Method), new Uri(target, request.Path + request.Query))
        {
            Content = new ByteArrayContent(request.Bytes),
        };
        foreach ((string name, string value) in request.Headers)
        {
            if (name != "Host" && !repeated.Headers.TryAddWithoutValidation(name, value))
            {
                repeated.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return repeated;
    }
}
