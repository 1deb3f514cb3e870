using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Hosting;

namespace FunctionApp.Hosting;

/// <summary>Makes sure at start that every table, queue and container of the house is there.</summary>
internal sealed class StorageSetup(TableServiceClient tables, QueueServiceClient queues, BlobServiceClient blobs) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.WhenAll(
    [
        .. StorageNames.Tables.Select(t => (Task)tables.CreateTableIfNotExistsAsync(t, cancellationToken)),
        .. StorageNames.Queues.Select(q => (Task)queues.GetQueueClient(q).CreateIfNotExistsAsync(null, cancellationToken)),
        .. StorageNames.Containers.Select(c =>
            (Task)blobs.GetBlobContainerClient(c).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
    ]);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
