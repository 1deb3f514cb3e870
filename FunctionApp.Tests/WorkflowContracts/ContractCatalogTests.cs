using Azure.Data.Tables;
using Azure.Storage.Blobs;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Catalog;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.WorkflowContracts;

public sealed class ContractCatalogTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ManualTimeProvider _time = new();
    private readonly string _workflow = AzuriteFixture.NewName("w");
    private ServiceProvider _house = null!;

    private ContractCatalog Catalog => _house.GetRequiredService<ContractCatalog>();

    public async Task InitializeAsync()
    {
        BadContract.BuildHouse(_folder);
        _house = House();
        TableServiceClient tables = _house.GetRequiredService<TableServiceClient>();
        foreach (string table in new[] { StorageNames.ContractStates, StorageNames.AuditTrail, StorageNames.RunIndex })
        {
            await tables.CreateTableIfNotExistsAsync(table);
        }

        await _house.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(StorageNames.Contracts).CreateIfNotExistsAsync();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Highest_valid_version_is_active_and_numbers_are_not_compared_as_text()
    {
        Write("1.9.0");
        Write("1.10.0");
        Write("2.0.0", text => text.Replace("needs: [rule]", "needs: [rule, nobody]", StringComparison.Ordinal));

        Assert.Equal("1.10.0", (await ActiveAsync()).Pin.Version);
        Assert.Equal(["2.0.0", "1.10.0", "1.9.0"], Catalog.Versions(_workflow).Select(v => v.Folder.Version));
    }

    [Fact]
    public async Task Unknown_workflow_and_names_that_leave_the_folder_are_unknown()
    {
        Write("1.0.0");
        Assert.IsType<CatalogVerdict.Unknown>(await Catalog.FindAsync("nobody", default));
        Assert.IsType<CatalogVerdict.Unknown>(await Catalog.FindAsync("../" + Path.GetFileName(_folder.FullPath), default));
        Assert.IsType<CatalogVerdict.Unknown>(await Catalog.FindAsync("..", default));
    }

    [Fact]
    public async Task Contract_with_problems_is_inactive_and_says_why_until_its_file_is_mended()
    {
        Write("1.0.0", text => text.Replace("needs: [rule]", "needs: [rule, nobody]", StringComparison.Ordinal));
        CatalogVerdict.Inactive inactive = Assert.IsType<CatalogVerdict.Inactive>(await Catalog.FindAsync(_workflow, default));
        Assert.Contains("CON022", Assert.Single(inactive.Reasons), StringComparison.Ordinal);

        Write("1.0.0");
        Assert.Equal("1.0.0", (await ActiveAsync()).Pin.Version);
    }

    [Fact]
    public async Task Run_keeps_its_pin_when_a_newer_version_is_active_and_its_folder_is_gone()
    {
        Write("1.0.0");
        ContractPin pin = (await ActiveAsync()).Pin;
        Write("1.1.0", text => text.Replace("Refund an order", "Refund an order soon", StringComparison.Ordinal));
        Directory.Delete(Path.Combine(_folder.FullPath, _workflow, "1.0.0"), recursive: true);

        Assert.Equal("1.1.0", (await ActiveAsync()).Pin.Version);
        await using ServiceProvider restarted = House();
        PinnedContract kept = await restarted.GetRequiredService<PinnedContracts>().GetAsync(pin, default);
        Assert.Equal("Refund an order", kept.Definition.Title);
        Assert.Contains("lawyer", kept.Text("rules/words.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activated_version_cannot_be_edited()
    {
        Write("1.0.0");
        ContractPin before = (await ActiveAsync()).Pin;
        Write("1.0.0", text => text.Replace("Refund an order", "Refund twice", StringComparison.Ordinal));

        PinnedContract after = await ActiveAsync();
        Assert.Equal(before, after.Pin);
        Assert.Equal("Refund an order", after.Definition.Title);
    }

    [Fact]
    public async Task Stored_bundle_that_was_changed_is_refused()
    {
        Write("1.0.0");
        ContractPin pin = (await ActiveAsync()).Pin;
        BlobClient blob = _house.GetRequiredService<BlobServiceClient>()
            .GetBlobContainerClient(StorageNames.Contracts).GetBlobClient(pin.Sha256);
        string bundle = (await blob.DownloadContentAsync()).Value.Content.ToString();
        await blob.UploadAsync(BinaryData.FromString(bundle.Replace("rules/words.yaml", "rules/word.yaml", StringComparison.Ordinal)), true);

        await using ServiceProvider restarted = House();
        await Assert.ThrowsAsync<InvalidDataException>(() => restarted.GetRequiredService<PinnedContracts>().GetAsync(pin, default));
    }

    [Fact]
    public async Task Chosen_version_wins_over_higher_ones_and_is_on_the_record()
    {
        Write("1.0.0");
        Write("1.1.0");
        Assert.False(await Catalog.ChooseAsync(_workflow, "3.0.0", "anna", default));
        Assert.True(await Catalog.ChooseAsync(_workflow, "1.0.0", "anna", default));

        Assert.Equal("1.0.0", (await ActiveAsync()).Pin.Version);
        AuditExtract told = await _house.GetRequiredService<AuditTrail>().ReadAsync(Chain, default);
        Assert.Equal(["chosen", "activated"], told.Entries.Select(e => e.Event.Result));
    }

    [Fact]
    public async Task Blocked_contract_and_stopped_workflow_tell_their_reasons()
    {
        Write("1.0.0", text => text.Replace(
            "class: agent_assist", "class: blocked\nblocked_reasons: [the shop is closed]", StringComparison.Ordinal));
        Assert.Equal(["the shop is closed"], Assert.IsType<CatalogVerdict.Blocked>(await Catalog.FindAsync(_workflow, default)).Reasons);

        Write("1.1.0");
        Assert.Equal("1.1.0", (await ActiveAsync()).Pin.Version);
        ContractSwitches switches = _house.GetRequiredService<ContractSwitches>();
        await switches.StopAsync(_workflow, Stop(SwitchKind.Workflow, _workflow), default);
        Assert.Equal(["too many refunds"], Assert.IsType<CatalogVerdict.Blocked>(await Catalog.FindAsync(_workflow, default)).Reasons);

        await switches.ReleaseAsync(_workflow, SwitchKind.Workflow, _workflow, "anna", default);
        Assert.Equal("1.1.0", (await ActiveAsync()).Pin.Version);
    }

    [Theory]
    [InlineData(SwitchKind.Workflow, "w", true)]
    [InlineData(SwitchKind.Step, "refund", true)]
    [InlineData(SwitchKind.Step, "letter", false)]
    public async Task Switch_stops_the_effects_it_names(SwitchKind kind, string target, bool stops)
    {
        ContractSwitches switches = _house.GetRequiredService<ContractSwitches>();
        await switches.StopAsync(_workflow, Stop(kind, target), default);

        Assert.Equal(stops, await switches.StopOfAsync(_workflow, "refund", "shop", default) is not null);
    }

    [Fact]
    public async Task Stopped_connector_stops_in_every_workflow()
    {
        string connector = AzuriteFixture.NewName("c");
        ContractSwitches switches = _house.GetRequiredService<ContractSwitches>();
        await switches.StopAsync(_workflow, Stop(SwitchKind.Connector, connector), default);

        Assert.NotNull(await switches.StopOfAsync("another", "pay", connector, default));
        Assert.Null(await switches.StopOfAsync("another", "pay", "other", default));
        await switches.ReleaseAsync(_workflow, SwitchKind.Connector, connector, "anna", default);
        Assert.Null(await switches.StopOfAsync("another", "pay", connector, default));
    }

    private string Chain => ContractChains.Of(_workflow, _time.GetUtcNow());

    private ContractSwitch Stop(SwitchKind kind, string target) => new(kind, target, "too many refunds", "anna", _time.GetUtcNow());

    private async Task<PinnedContract> ActiveAsync() =>
        Assert.IsType<CatalogVerdict.Active>(await Catalog.FindAsync(_workflow, default)).Contract;

    private void Write(string version, Func<string, string>? change = null)
    {
        foreach ((string path, ReadOnlyMemory<byte> bytes) in BadContract.Good.Files)
        {
            string text = System.Text.Encoding.UTF8.GetString(bytes.Span);
            if (path == ContractFolder.ContractFile)
            {
                text = text.Replace("id: order-refund", $"id: {_workflow}", StringComparison.Ordinal)
                    .Replace("version: 1.0.0", $"version: {version}", StringComparison.Ordinal);
                text = change?.Invoke(text) ?? text;
            }

            _folder.File($"{_workflow}/{version}/{path}", text);
        }
    }

    private ServiceProvider House()
    {
        IConfiguration settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["Handshake:WorkflowsFolder"] = _folder.FullPath,
        }).Build();
        return new ServiceCollection()
            .AddSingleton(settings)
            .AddSingleton<TimeProvider>(_time)
            .AddHosting()
            .AddAudit()
            .AddWorkflowContracts()
            .BuildServiceProvider();
    }
}
