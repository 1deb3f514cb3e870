using Azure.Data.Tables;
using FunctionApp.Tests.Support;
using LocalHost.Storage;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Storage;

public sealed class StorageRequestCounterTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task Requests_are_counted_by_service_whoever_sends_them()
    {
        StorageConnection storage = new(azurite.ConnectionString);
        TableClient table = new(azurite.ConnectionString, AzuriteFixture.NewName());
        using StorageRequestCounter counter = new(storage);
        await table.CreateAsync();
        await storage.Queues().GetQueueClient(AzuriteFixture.NewName()).CreateAsync();
        await storage.Blobs.GetBlobContainerClient(AzuriteFixture.NewName()).CreateAsync();
        await table.DeleteAsync();
        await Eventually.HoldsAsync(
            () => counter.ByService.GetValueOrDefault("tables") >= 2 && counter.ByService.Count == 3 && counter.Total >= 4, "four requests counted");
    }
}
