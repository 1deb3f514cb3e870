using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FunctionApp.Hosting;

/// <summary>Registers what every room stands on: clock, storage, JSON.</summary>
public static class HostingRegistration
{
    /// <summary>Adds the clock, the storage clients, the blob vault and the wire's serialiser.</summary>
    public static IServiceCollection AddHosting(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(p => StorageAccount.Tables(p.GetRequiredService<IConfiguration>()));
        services.TryAddSingleton(p => StorageAccount.Blobs(p.GetRequiredService<IConfiguration>()));
        services.TryAddSingleton(p => StorageAccount.Queues(p.GetRequiredService<IConfiguration>()));
        services.Configure<WorkerOptions>(o => o.Serializer = new JsonObjectSerializer(HandshakeJson.Wire));
        return services.AddSingleton<BlobVault>().AddSingleton<StoredDocuments>().AddSingleton<Breakers>().AddHostedService<StorageSetup>();
    }
}
