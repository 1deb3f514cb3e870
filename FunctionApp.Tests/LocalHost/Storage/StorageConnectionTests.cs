using Azure;
using Azure.Data.Tables;
using FunctionApp.Tests.Support;
using LocalHost.Storage;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Storage;

public sealed class StorageConnectionTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public void The_emulator_shortcut_means_its_well_known_ports()
    {
        TableServiceClient tables = new("UseDevelopmentStorage=true");
        Assert.Equal(new Uri("http://127.0.0.1:10002/devstoreaccount1"), tables.Uri);
        Assert.Equal("devstoreaccount1", tables.AccountName);
    }

    [Fact]
    public void A_cloud_account_is_found_by_its_name_and_suffix()
    {
        TableClient table = new("DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=a2V5;EndpointSuffix=core.windows.net", "runs");
        Assert.Equal(new Uri("https://shop.table.core.windows.net/runs"), table.Uri);
        Assert.Equal("shop", new TableServiceClient(new Uri("https://shop.table.core.windows.net"), new AzureSasCredential("sv=1&sig=x")).AccountName);
        TableClient signed = new(new Uri("https://shop.table.core.windows.net/runs?sv=1&sig=x"));
        Assert.Equal(("runs", "shop", new Uri("https://shop.table.core.windows.net/runs")), (signed.Name, signed.AccountName, signed.Uri));
    }

    [Theory]
    [InlineData("AccountName=shop")]
    [InlineData("nonsense")]
    [InlineData("AccountKey=a2V5")]
    public void A_string_that_opens_nothing_is_refused(string text) => Assert.Throws<FormatException>(() => new TableServiceClient(text));

    [Fact]
    public void A_trigger_names_its_own_account_or_takes_the_default_one()
    {
        IConfiguration settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["AzureWebJobsOther"] = "UseDevelopmentStorage=true",
        }).Build();
        Assert.Equal(azurite.ConnectionString, StorageConnection.Resolve(settings).ConnectionString);
        Assert.Equal("UseDevelopmentStorage=true", StorageConnection.Resolve(settings, "Other").ConnectionString);
        InvalidOperationException missing = Assert.Throws<InvalidOperationException>(() => StorageConnection.Resolve(settings, "Missing"));
        Assert.Contains("Missing", missing.Message, StringComparison.Ordinal);
    }
}
