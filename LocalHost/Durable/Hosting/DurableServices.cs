using LocalHost.Durable.Client;
using LocalHost.Durable.Management;
using LocalHost.Durable.Runs;
using LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LocalHost.Durable.Hosting;

/// <summary>Adds the task hub to the host; it starts only when the app has durable functions.</summary>
internal static class DurableServices
{
    internal static void AddTo(IServiceCollection services)
    {
        services.TryAddSingleton(s => HubSettings.Read(
            s.GetRequiredService<HostJson>(), s.GetRequiredService<IOptions<LocalHostOptions>>().Value));
        services.TryAddSingleton(s => new FaultPoints(s.GetRequiredService<IConfiguration>()[FaultPoints.Variable]));
        services.AddSingleton<WorkerConverter>();
        services.AddSingleton<DurableFunctions>();
        services.AddSingleton<DurableHub>();
        services.AddHostedService(s => s.GetRequiredService<DurableHub>());
        services.AddSingleton<LocalDurableTaskClient>();
        services.AddSingleton<ManagementLinks>();
        services.AddSingleton<ManagementStarts>();
        services.AddSingleton<ManagementQueries>();
        services.AddSingleton<ManagementCommands>();
        services.AddSingleton<ManagementApi>();
        services.AddSingleton(s => new HostEndpoints(endpoints =>
        {
            if (s.GetRequiredService<DurableFunctions>().Any)
            {
                s.GetRequiredService<ManagementApi>().Map(endpoints);
            }
        }));
        services.AddSingleton(s => new InputBinding(
            typeof(DurableClientAttribute), (_, _) => s.GetRequiredService<LocalDurableTaskClient>()));
    }
}
