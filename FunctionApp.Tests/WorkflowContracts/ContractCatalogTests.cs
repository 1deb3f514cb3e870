using Azure.Storage.Blobs;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Catalog;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.WorkflowContracts;

public sealed class ContractCatalogTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private ContractHouse _house = null!;

    public async Task InitializeAsync() => _house = await ContractHouse.BuildAsync(azurite);

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Highest_valid_version_is_active_and_numbers_are_not_compared_as_text()
    {
        _house.Write("1.9.0");
        _house.Write("1.10.0");
        _house.Write("2.0.0", text => text.Replace("needs: [rule]", "needs: [rule, nobody]", StringComparison.Ordinal));

        Assert.Equal("1.10.0", (await ActiveAsync()).Pin.Version);
        Assert.Equal(["2.0.0", "1.10.0", "1.9.0"], Catalog.Versions(_house.Workflow).Select(v => v.Folder.Version));
    }

    [Fact]
    public async Task Unknown_workflow_and_names_that_leave_the_folder_are_unknown()
    {
        _house.Write("1.0.0");
        Assert.IsType<CatalogVerdict.Unknown>(await Catalog.FindAsync("nobody", default));
        Assert.IsType<CatalogVerdict.Unknown>(await Catalog.FindAsync("../" + Path.GetFileName(_house.FullPath), default));
        Assert.IsType<CatalogVerdict.Unknown>(await Catalog.FindAsync("..", default));
    }

    [Fact]
    public async Task Contract_with_problems_is_inactive_and_says_why_until_its_file_is_mended()
    {
        _house.Write("1.0.0", text => text.Replace("needs: [rule]", "needs: [rule, nobody]", StringComparison.Ordinal));
        CatalogVerdict.Inactive inactive = Assert.IsType<CatalogVerdict.Inactive>(await Catalog.FindAsync(_house.Workflow, default));
        Assert.Contains("CON022", Assert.Single(inactive.Reasons), StringComparison.Ordinal);

        _house.Write("1.0.0");
        Assert.Equal("1.0.0", (await ActiveAsync()).Pin.Version);
    }

    [Fact]
    public async Task Run_keeps_its_pin_when_a_newer_version_is_active_and_its_folder_is_gone()
    {
        _house.Write("1.0.0");
        ContractPin pin = (await ActiveAsync()).Pin;
        _house.Write("1.1.0", text => text.Replace("Refund an order", "Refund an order soon", StringComparison.Ordinal));
        Directory.Delete(Path.Combine(_house.FullPath, _house.Workflow, "1.0.0"), recursive: true);

        Assert.Equal("1.1.0", (await ActiveAsync()).Pin.Version);
        await using ServiceProvider restarted = _house.Rooms();
        PinnedContract kept = await restarted.GetRequiredService<PinnedContracts>().GetAsync(pin, default);
        Assert.Equal("Refund an order", kept.Definition.Title);
        Assert.Contains("lawyer", kept.Text("rules/words.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activated_version_cannot_be_edited()
    {
        _house.Write("1.0.0");
        ContractPin before = (await ActiveAsync()).Pin;
        _house.Write("1.0.0", text => text.Replace("Refund an order", "Refund twice", StringComparison.Ordinal));

        PinnedContract after = await ActiveAsync();
        Assert.Equal(before, after.Pin);
        Assert.Equal("Refund an order", after.Definition.Title);
    }

    [Fact]
    public async Task Stored_bundle_that_was_changed_is_refused()
    {
        _house.Write("1.0.0");
        ContractPin pin = (await ActiveAsync()).Pin;
        BlobClient blob = _house.Get<BlobServiceClient>()
            .GetBlobContainerClient(StorageNames.Contracts).GetBlobClient(pin.Sha256);
        string bundle = (await blob.DownloadContentAsync()).Value.Content.ToString();
        await blob.UploadAsync(BinaryData.FromString(bundle.Replace("rules/words.yaml", "rules/word.yaml", StringComparison.Ordinal)), true);

        await using ServiceProvider restarted = _house.Rooms();
        await Assert.ThrowsAsync<InvalidDataException>(() => restarted.GetRequiredService<PinnedContracts>().GetAsync(pin, default));
    }

    [Fact]
    public async Task Chosen_version_wins_over_higher_ones_and_is_on_the_record()
    {
        _house.Write("1.0.0");
        _house.Write("1.1.0");
        Assert.False(await Catalog.ChooseAsync(_house.Workflow, "3.0.0", "anna", default));
        Assert.True(await Catalog.ChooseAsync(_house.Workflow, "1.0.0", "anna", default));

        Assert.Equal("1.0.0", (await ActiveAsync()).Pin.Version);
        AuditExtract told = await _house.Get<AuditTrail>().ReadAsync(Chain, default);
        Assert.Equal(["chosen", "activated"], told.Entries.Select(e => e.Event.Result));
    }

    [Fact]
    public async Task Blocked_contract_and_stopped_workflow_tell_their_reasons()
    {
        _house.Write("1.0.0", text => text.Replace(
            "class: agent_assist", "class: blocked\nblocked_reasons: [the shop is closed]", StringComparison.Ordinal));
        Assert.Equal(["the shop is closed"], Assert.IsType<CatalogVerdict.Blocked>(await Catalog.FindAsync(_house.Workflow, default)).Reasons);

        _house.Write("1.1.0");
        Assert.Equal("1.1.0", (await ActiveAsync()).Pin.Version);
        ContractSwitches switches = _house.Get<ContractSwitches>();
        await switches.StopAsync(_house.Workflow, Stop(SwitchKind.Workflow, _house.Workflow), default);
        Assert.Equal(["too many refunds"], Assert.IsType<CatalogVerdict.Blocked>(await Catalog.FindAsync(_house.Workflow, default)).Reasons);

        await switches.ReleaseAsync(_house.Workflow, SwitchKind.Workflow, _house.Workflow, "anna", default);
        Assert.Equal("1.1.0", (await ActiveAsync()).Pin.Version);
    }

    [Theory]
    [InlineData(SwitchKind.Workflow, "w", true)]
    [InlineData(SwitchKind.Step, "refund", true)]
    [InlineData(SwitchKind.Step, "letter", false)]
    public async Task Switch_stops_the_effects_it_names(SwitchKind kind, string target, bool stops)
    {
        ContractSwitches switches = _house.Get<ContractSwitches>();
        await switches.StopAsync(_house.Workflow, Stop(kind, target), default);

        Assert.Equal(stops, await switches.StopOfAsync(_house.Workflow, "refund", "shop", default) is not null);
    }

    [Fact]
    public async Task Stopped_connector_stops_in_every_workflow()
    {
        string connector = AzuriteFixture.NewName("c");
        ContractSwitches switches = _house.Get<ContractSwitches>();
        await switches.StopAsync(_house.Workflow, Stop(SwitchKind.Connector, connector), default);

        Assert.NotNull(await switches.StopOfAsync("another", "pay", connector, default));
        Assert.Null(await switches.StopOfAsync("another", "pay", "other", default));
        await switches.ReleaseAsync(_house.Workflow, SwitchKind.Connector, connector, "anna", default);
        Assert.Null(await switches.StopOfAsync("another", "pay", connector, default));
    }

    private ContractCatalog Catalog => _house.Get<ContractCatalog>();

    private string Chain => ContractChains.Of(_house.Workflow, _house.Time.GetUtcNow());

    private ContractSwitch Stop(SwitchKind kind, string target) => new(kind, target, "too many refunds", "anna", _house.Time.GetUtcNow());

    private async Task<PinnedContract> ActiveAsync() =>
        Assert.IsType<CatalogVerdict.Active>(await Catalog.FindAsync(_house.Workflow, default)).Contract;
}
