using Azure.Data.Tables;
using FunctionApp.Tests.Support;
using LocalHost.Storage;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Storage;

public sealed class AzuriteOwnerTests
{
    [Fact]
    public async Task A_killed_owner_takes_azurite_with_it_and_loses_no_acknowledged_row()
    {
        using TempFolder folder = new();
        string data = Path.Combine(folder.FullPath, "data");
        Directory.CreateDirectory(data);
        AzuriteOptions options = new() { CacheFolder = Path.Combine(Repository.Root, ".local", "azurite"), DataFolder = data };
        using (AzuriteOwner owner = await AzuriteOwner.StartAsync(options, folder))
        {
            TableClient table = new(owner.ConnectionString, "rows");
            await table.CreateAsync();
            await Parallel.ForEachAsync(Enumerable.Range(0, 300), async (i, token) => await table.AddEntityAsync(new TableEntity("p", $"{i}"), token));
            await owner.KillAsync();
        }

        await using AzuriteProcess next = await AzuriteProcess.StartAsync(options);
        Assert.Equal(300, await new TableClient(next.ConnectionString, "rows").QueryAsync<TableEntity>().CountAsync());
    }
}
