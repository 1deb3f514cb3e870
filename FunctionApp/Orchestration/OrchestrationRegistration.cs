using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Orchestration.Limits;
using FunctionApp.WorkflowContracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Orchestration;

/// <summary>Registers the interpreter's surroundings.</summary>
public static class OrchestrationRegistration
{
    /// <summary>Adds the run starter and the lines behind their doors.</summary>
    public static IServiceCollection AddOrchestration(this IServiceCollection services) => services
        .AddSingleton<RunLine>()
        .AddSingleton<DelayRecord>()
        .AddSingleton<RunPump>()
        .AddSingleton(s => new RunQueue(
            s.GetRequiredService<ContractCatalog>(),
            s.GetRequiredService<RunLine>(),
            s.GetRequiredService<RunPump>(),
            s.GetRequiredService<BlobVault>(),
            s.GetRequiredService<ILogger<RunQueue>>()))
        .AddSingleton<RunClosed>(s => s.GetRequiredService<RunQueue>().ClosedAsync)
        .AddSingleton<RunStarter>()
        .AddSingleton<RunPurge>()
        .AddSingleton<AdmitItem>(provider => provider.GetRequiredService<RunStarter>().AdmitAsync);
}
