using System.Globalization;
using System.Text.Json;
using FunctionApp.Local.Crashes;
using LocalHost;
using LocalHost.Functions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FunctionApp.Local.Chaos;

/// <summary>The process that is killed: the whole app with the settings and the clock that it is given.</summary>
internal static class ChaosChild
{
    internal const string Verb = "chaos-child";

    /// <param name="arguments">Settings as JSON, how many seconds its clock is ahead, and how many times faster it goes.</param>
    /// <param name="output">Where it says that it listens.</param>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output)
    {
        Dictionary<string, string?> settings = JsonSerializer.Deserialize<Dictionary<string, string?>>(arguments[0])!;
        TimeSpan ahead = TimeSpan.FromSeconds(int.Parse(arguments[1], CultureInfo.InvariantCulture));
        int speed = int.Parse(arguments[2], CultureInfo.InvariantCulture);
        FunctionsApplicationBuilder builder = Program.CreateBuilder(
            ["--LocalHost:Port=0", "--LocalHost:ReadLocalSettings=false", "--Logging:LogLevel:Default=None"]);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<TimeProvider>(new FastClock(ahead, speed));
        builder.Services.Configure<LocalHostOptions>(options =>
        {
            options.HubName = ChaosHouse.Hub;
            options.AlwaysReplay = speed > 1;
            options.QueuePollInterval = TimeSpan.FromMilliseconds(200);
        });
        using IHost host = builder.Build();
        await host.StartAsync();
        await output.WriteLineAsync(CrashChild.Ready + host.Services.GetRequiredService<HostAddress>().BaseAddress);
        await output.FlushAsync();
        await host.WaitForShutdownAsync();
        return 0;
    }
}
