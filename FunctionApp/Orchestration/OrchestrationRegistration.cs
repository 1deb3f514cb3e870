using FunctionApp.Handoffs;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionApp.Orchestration;

/// <summary>Registers the interpreter's surroundings.</summary>
public static class OrchestrationRegistration
{
    /// <summary>Adds the run starter behind its door.</summary>
    public static IServiceCollection AddOrchestration(this IServiceCollection services) => services
        .AddSingleton<RunStarter>()
        .AddSingleton<RunPurge>()
        .AddSingleton<AdmitItem>(provider => provider.GetRequiredService<RunStarter>().AdmitAsync);
}
