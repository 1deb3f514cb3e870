using System.Text;
using System.Text.RegularExpressions;
using LocalHost.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FunctionApp.Local.Chaos;

/// <summary>Stands between the host and its storage account; every write is a point.</summary>
/// <remarks><para>Guarantee: signatures cover the path but not the host, so requests pass through unchanged.</para></remarks>
internal sealed partial class ChaosRelay(ChaosPoints points) : IAsyncDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly List<ChaosServer> _servers = [];

    /// <summary>Opens the same account by way of this server.</summary>
    public string ConnectionString { get; private set; } = "";

    public static async Task<ChaosRelay> StartAsync(StorageConnection storage, ChaosPoints points)
    {
        ChaosRelay relay = new(points) { ConnectionString = storage.ConnectionString };
        (string Service, Uri At)[] services =
            [("table", storage.Tables.Uri), ("queue", storage.Queues().Uri), ("blob", storage.Blobs.Uri)];
        foreach ((string service, Uri at) in services)
        {
            string authority = at.GetLeftPart(UriPartial.Authority);
            ChaosServer server = await ChaosServer.StartAsync(context => relay.PassAsync(context, service, new Uri(authority)));
            relay._servers.Add(server);
            relay.ConnectionString = relay.ConnectionString
                .Replace(authority, server.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        }

        return relay;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ChaosServer server in _servers)
        {
            await server.DisposeAsync();
        }

        _client.Dispose();
    }

    private async Task PassAsync(HttpContext context, string service, Uri target)
    {
        byte[] body = await ChaosServer.BodyAsync(context);
        string raw = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        HttpResponseMessage? answer = null;
        async Task ForwardAsync() => answer = await _client.SendAsync(Repeated(context, new Uri(target, raw), body), CancellationToken.None);
        bool alive = true;
        if (context.Request.Method is "GET" or "HEAD")
        {
            await ForwardAsync();
        }
        else
        {
            alive = await points.PassAsync($"{service} {context.Request.Method} {Resource(raw, body)}", ForwardAsync);
        }

        using (answer)
        {
            if (!alive || answer is null)
            {
                context.Abort();
                return;
            }

            await AnswerAsync(context, answer);
        }
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage answer)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach ((string name, IEnumerable<string> values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (name is not ("Transfer-Encoding" or "Connection" or "Keep-Alive"))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        if (context.Request.Method != "HEAD")
        {
            await answer.Content.CopyToAsync(context.Response.Body, CancellationToken.None);
        }
    }

    private static HttpRequestMessage Repeated(HttpContext context, Uri target, byte[] body)
    {
        HttpRequestMessage repeated = new(new HttpMethod(context.Request.Method), target) { Content = new ByteArrayContent(body) };
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues value) in context.Request.Headers)
        {
            if (name != "Host" && !repeated.Headers.TryAddWithoutValidation(name, value.AsEnumerable()))
            {
                repeated.Content.Headers.TryAddWithoutValidation(name, value.AsEnumerable());
            }
        }

        return repeated;
    }

    // The second segment names the table, queue or container; a transaction names its table in its parts.
    private static string Resource(string raw, byte[] body)
    {
        string path = raw.Split('?')[0];
        return path.EndsWith("/$batch", StringComparison.Ordinal)
            ? InBatch().Match(Encoding.UTF8.GetString(body)).Groups[1].Value + " (transaction)"
            : path.Split('/', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(1)?.Split('(')[0] ?? path;
    }

    [GeneratedRegex(@"(?:POST|PUT|MERGE|PATCH|DELETE) https?://[^/]+/[^/]+/([A-Za-z0-9]+)")]
    private static partial Regex InBatch();
}
