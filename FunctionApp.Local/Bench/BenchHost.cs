using LocalHost;
using LocalHost.Storage;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FunctionApp.Local.Bench;

/// <summary>A host that runs only the bare workflow, on a task hub of its own.</summary>
internal static class BenchHost
{
    public static string NewHub() => $"bench{Guid.NewGuid():N}"[..24];

    public static IHost Build(StorageConnection storage, string hub)
    {
        FunctionsApplicationBuilder builder = FunctionsApplication
            .CreateBuilder(["--LocalHost:Port=0", "--LocalHost:ReadLocalSettings=false", "--Logging:LogLevel:Default=Warning"])
            .ConfigureFunctionsWebApplication();
        builder.Configuration.AddInMemoryCollection([new(StorageConnection.DefaultSetting, storage.ConnectionString)]);
        builder.Services.Configure<LocalHostOptions>(options =>
        {
            options.HubName = hub;
            options.FunctionClasses.Add(typeof(BareWorkflow));
        });
        return builder.Build();
    }
}
