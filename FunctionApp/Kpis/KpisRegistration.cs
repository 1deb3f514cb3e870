using Azure.Data.Tables;
using FunctionApp.Handoffs;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionApp.Kpis;

/// <summary>What the room Kpis adds to the house.</summary>
public static class KpisRegistration
{
    /// <summary>Adds the numbers.</summary>
    public static IServiceCollection AddKpis(this IServiceCollection services) => services
        .AddSingleton(s => new KpiStore(s.GetRequiredService<TableServiceClient>()))
        .AddSingleton<ExpansionDesk>()
        .AddSingleton<RunMeasurement>()
        .AddSingleton<RecordFacts>(s => s.GetRequiredService<RunMeasurement>().RecordAsync);
}
