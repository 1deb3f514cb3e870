using System.Net;
using System.Reflection;
using System.Text.Json;
using Azure.Core.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LocalHost.Functions;

/// <summary>What stands in a builder before the app touches it.</summary>
internal static class BuilderDefaults
{
    internal static WebApplicationBuilder CreateBuilder(string[] args, Assembly app)
    {
        // One watcher a file and host would use up the machine's watches in a test run.
        WebApplicationBuilder web = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. args, "--hostBuilder:reloadConfigOnChange=false"],
            EnvironmentName = Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT") ?? Environments.Development,
            ContentRootPath = AppContext.BaseDirectory,
        });
        SettingsFiles.AddTo(web.Configuration, AppContext.BaseDirectory, Environment.CurrentDirectory);
        web.Services.AddOptions<LocalHostOptions>().BindConfiguration(LocalHostOptions.Section).Configure(o => o.App = app);
        web.Services.AddOptions<JsonSerializerOptions>().Configure(o => o.PropertyNameCaseInsensitive = true);
        web.Services.AddOptions<WorkerOptions>().Configure((WorkerOptions worker, IOptions<JsonSerializerOptions> json) =>
            worker.Serializer = new JsonObjectSerializer(json.Value));
        web.WebHost.ConfigureKestrel((_, kestrel) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, kestrel.ApplicationServices.GetRequiredService<IOptions<LocalHostOptions>>().Value.Port);
        });
        return web;
    }
}
