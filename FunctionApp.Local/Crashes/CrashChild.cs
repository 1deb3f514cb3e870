using LocalHost;
using LocalHost.Functions;
using LocalHost.Storage;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FunctionApp.Local.Crashes;

/// <summary>The process that is killed: a host that runs only the crash workflow and says where it listens.</summary>
internal static class CrashChild
{
    internal const string Verb = "crash-child";
    internal const string Ready = "listening at ";

    /// <param name="arguments">Connection string, hub, whether to replay at every step.</param>
    /// <param name="output">Where it says that it listens.</param>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output)
    {
        (string connection, string hub, bool alwaysReplay) = (arguments[0], arguments[1], bool.Parse(arguments[2]));
        FunctionsApplicationBuilder builder = FunctionsApplication
            .CreateBuilder(["--LocalHost:Port=0", "--LocalHost:ReadLocalSettings=false", "--Logging:LogLevel:Default=Warning"])
            .ConfigureFunctionsWebApplication();
        builder.Configuration.AddInMemoryCollection([new(StorageConnection.DefaultSetting, connection)]);
        builder.Services.Configure<LocalHostOptions>(options =>
        {
            options.HubName = hub;
            options.AlwaysReplay = alwaysReplay;
            options.FunctionClasses.Add(typeof(CrashApp));
        });
        using IHost host = builder.Build();
        await host.StartAsync();
        await output.WriteLineAsync(Ready + host.Services.GetRequiredService<HostAddress>().BaseAddress);
        await output.FlushAsync();
        await host.WaitForShutdownAsync();
        return 0;
    }
}
