using Azure.Data.Tables;
using Azure.Storage.Queues;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FunctionApp.DataContracts;

/// <summary>What the room DataContracts adds to the house.</summary>
public static class DataContractsRegistration
{
    /// <summary>Adds the gate, the reject queue and the way back out of it.</summary>
    public static IServiceCollection AddDataContracts(this IServiceCollection services) => services
        .AddSingleton(s => new RejectStore(
            s.GetRequiredService<TableServiceClient>(),
            s.GetRequiredService<QueueServiceClient>(),
            s.GetRequiredService<AuditTrail>()))
        .AddSingleton<ReadFields>(_ => DeclaredFields.Read)
        .AddSingleton<KeepReject>(s => s.GetRequiredService<RejectStore>().KeepAsync)
        .AddSingleton<RejectClosing>()
        .AddSingleton<CloseReject>(s => s.GetRequiredService<RejectClosing>().CloseAsync)
        .AddSingleton(s => new DataContractGate(
            s.GetRequiredService<BlobVault>(),
            s.GetRequiredService<StoredDocuments>(),
            s.GetRequiredService<KeepReject>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<DataContractGate>>()))
        .AddSingleton(s => new RejectResubmission(
            s.GetRequiredService<RejectStore>(),
            s.GetRequiredService<BlobVault>(),
            s.GetRequiredService<AdmitItem>(),
            s.GetRequiredService<AuditTrail>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<RejectResubmission>>()));
}
