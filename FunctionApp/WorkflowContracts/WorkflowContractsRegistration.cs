using Azure.Data.Tables;
using FunctionApp.Audit;
using FunctionApp.WorkflowContracts.Catalog;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionApp.WorkflowContracts;

/// <summary>What the room WorkflowContracts adds to the house.</summary>
public static class WorkflowContractsRegistration
{
    /// <summary>Adds the catalogue, the pinned contracts and the kill switches.</summary>
    public static IServiceCollection AddWorkflowContracts(this IServiceCollection services) => services
        .AddSingleton<PinnedContracts>()
        .AddSingleton<DegradedModes>()
        .AddSingleton(s => new ContractRows(s.GetRequiredService<TableServiceClient>()))
        .AddSingleton(s => new WorkflowFolders(s.GetRequiredService<IConfiguration>()))
        .AddSingleton(s => new ContractSwitches(
            s.GetRequiredService<ContractRows>(), s.GetRequiredService<AuditTrail>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton(s => new ContractCatalog(
            s.GetRequiredService<WorkflowFolders>(),
            s.GetRequiredService<ContractRows>(),
            s.GetRequiredService<PinnedContracts>(),
            s.GetRequiredService<AuditTrail>(),
            s.GetRequiredService<TimeProvider>()));
}
