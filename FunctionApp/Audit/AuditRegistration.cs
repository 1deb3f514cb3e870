using Azure.Data.Tables;
using FunctionApp.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionApp.Audit;

/// <summary>What the room Audit adds to the house.</summary>
public static class AuditRegistration
{
    /// <summary>Adds the audit trail and the run list.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton(s => new RunIndex(s.GetRequiredService<TableServiceClient>()));
        services.AddSingleton(s => new AuditTrail(
            s.GetRequiredService<TableServiceClient>(), s.GetRequiredService<BlobVault>(), s.GetRequiredService<RunIndex>()));
        return services;
    }
}
