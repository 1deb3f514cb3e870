using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Tests.Support.Servers;

/// <summary>A bare web server on a free port of 127.0.0.1.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private LoopbackServer(WebApplication server) => _server = server;

    internal Uri Address => new(_server.Urls.First() + "/");

    internal static async Task<LoopbackServer> StartAsync(RequestDelegate answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, port: 0);
        });
        builder.Logging.ClearProviders();
        WebApplication server = builder.Build();
        server.Run(answer);
        await server.StartAsync();
        return new LoopbackServer(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
