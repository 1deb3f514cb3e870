using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Local.Chaos;

/// <summary>A bare web server on a free port of 127.0.0.1.</summary>
internal sealed class ChaosServer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private ChaosServer(WebApplication server) => _server = server;

    public Uri Address => new(_server.Urls.First() + "/");

    public static async Task<ChaosServer> StartAsync(RequestDelegate answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, port: 0);
        });
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.Logging.ClearProviders();
        WebApplication server = builder.Build();
        server.Run(answer);
        await server.StartAsync();
        return new ChaosServer(server);
    }

    public static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, CancellationToken.None);
        return body.ToArray();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
