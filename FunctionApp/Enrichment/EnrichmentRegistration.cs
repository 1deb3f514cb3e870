using Microsoft.Extensions.DependencyInjection;

namespace FunctionApp.Enrichment;

/// <summary>Registers the look-ups.</summary>
public static class EnrichmentRegistration
{
    /// <summary>Adds the look-up sources.</summary>
    public static IServiceCollection AddEnrichment(this IServiceCollection services) => services
        .AddSingleton<LookupTables>()
        .AddSingleton<LookupAnswerStore>()
        .AddSingleton<LookupHttp>();
}
