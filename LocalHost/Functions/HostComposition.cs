using LocalHost.Functions.Http;
using LocalHost.Functions.Listening;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LocalHost.Functions;

/// <summary>Builds the host from what the app registered.</summary>
internal static class HostComposition
{
    internal static IHost Build(WebApplicationBuilder web)
    {
        if (!string.IsNullOrEmpty(web.Configuration["WEBSITE_INSTANCE_ID"]))
        {
            throw new LocalHostStartException(
                "This is the local host, and WEBSITE_INSTANCE_ID says that it runs in Azure: deploy the app itself there.");
        }

        HostServices.AddTo(web.Services);
        WebApplication app = web.Build();
        app.Services.GetRequiredService<HttpFunctions>().Map(app);
        app.Services.GetRequiredService<ListenerLifecycle>();
        foreach (HostEndpoints endpoints in app.Services.GetServices<HostEndpoints>())
        {
            endpoints.Map(app);
        }

        app.Services.GetRequiredService<IOptions<LocalHostOptions>>().Value.Endpoints?.Invoke(app);
        return new LocalFunctionsHost(app);
    }
}
