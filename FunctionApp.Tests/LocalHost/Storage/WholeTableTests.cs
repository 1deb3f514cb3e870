using Azure;
using Azure.Data.Tables;
using FunctionApp.Tests.Support;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Storage;

public sealed class WholeTableTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly TableClient _table = azurite.Storage.Tables.GetTableClient(AzuriteFixture.NewName());

    [Fact]
    public async Task A_table_is_created_once_and_listed()
    {
        await _table.CreateAsync();
        Assert.Equal(409, (await Assert.ThrowsAsync<RequestFailedException>(() => _table.CreateAsync())).Status);
        Assert.Equal(_table.Name, (await _table.CreateIfNotExistsAsync()).Value.Name);
        string filter = TableServiceClient.CreateQueryFilter($"TableName eq {_table.Name}");
        Assert.Equal([_table.Name], await azurite.Storage.Tables.QueryAsync(filter).Select(table => table.Name).ToListAsync());
        Assert.Equal(204, (await _table.DeleteAsync()).Status);
        Assert.Equal(404, (await _table.DeleteAsync()).Status);
        Assert.Equal("devstoreaccount1", _table.AccountName);
    }
}
