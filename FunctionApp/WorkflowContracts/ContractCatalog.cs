using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Catalog;
using FunctionApp.WorkflowContracts.Checks.Lock;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts;

/// <summary>Knows every contract version and says which one new runs start on.</summary>
/// <remarks>
/// <para>Shape: the version chosen by an operator, else the highest one without problems.</para>
/// <para>Guarantee: a version is stored by its content and put on the record before its first use; after that, edits of its
/// folder change nothing.</para>
/// </remarks>
public sealed class ContractCatalog
{
    private readonly WorkflowFolders _folders;
    private readonly ContractRows _rows;
    private readonly PinnedContracts _pinned;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal ContractCatalog(
        WorkflowFolders folders, ContractRows rows, PinnedContracts pinned, AuditTrail audit, TimeProvider time) =>
        (_folders, _rows, _pinned, _audit, _time) = (folders, rows, pinned, audit, time);

    /// <summary>The ids of all workflows.</summary>
    public IReadOnlyList<string> Workflows => _folders.Workflows();

    /// <summary>Every version on disk with what is wrong in it, highest first; empty for an unknown workflow.</summary>
    public IReadOnlyList<CheckedVersion> Versions(string workflow) => _folders.Versions(workflow);

    /// <summary>The checks that were passed, as they are shipped.</summary>
    public ChecksLock Passed => ChecksLock.Read(_folders.Root);

    /// <summary>What a new item of the workflow meets now; a version that it is the first to meet is activated.</summary>
    public Task<CatalogVerdict> FindAsync(string workflow, CancellationToken cancellation) =>
        AskAsync(workflow, async f => await _pinned.GetAsync(await FirstUseAsync(f.Folder, cancellation), cancellation), cancellation);

    /// <summary>What a new item of the workflow would meet now.</summary>
    /// <remarks><para>Guarantee: changes nothing; a version that would be activated is shown from its folder.</para></remarks>
    public Task<CatalogVerdict> LookAsync(string workflow, CancellationToken cancellation) =>
        AskAsync(workflow, f => Task.FromResult(AsItStands(f)), cancellation);

    private async Task<CatalogVerdict> AskAsync(
        string workflow, Func<CheckedVersion, Task<PinnedContract>> unused, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        IReadOnlyList<CheckedVersion> versions = _folders.Versions(workflow);
        if (versions.Count == 0)
        {
            return new CatalogVerdict.Unknown();
        }

        ContractState state = await _rows.ReadAsync(workflow, cancellation);
        if (state.Switches.FirstOrDefault(s => s.Kind == SwitchKind.Workflow) is { } stop)
        {
            return new CatalogVerdict.Blocked([stop.Reason]);
        }

        CheckedVersion? chosen = Choose(versions, state);
        return chosen is null ? new CatalogVerdict.Inactive(Reasons(versions, state)) : await StandingAsync(chosen, state, unused, cancellation);
    }

    /// <summary>Makes a version the one that new runs start on; runs that are under way keep theirs.</summary>
    /// <returns>False when the workflow has no such version or the version has problems.</returns>
    public async Task<bool> ChooseAsync(string workflow, string version, string actor, CancellationToken cancellation)
    {
        if (!_folders.Versions(workflow).Any(v => v.Folder.Version == version && v.MayActivate))
        {
            return false;
        }

        DateTimeOffset now = _time.GetUtcNow();
        await _rows.ChooseAsync(workflow, version, actor, now, cancellation);
        await RecordAsync(workflow, version, "chosen", $"chosen|{version}|{now.Ticks}", actor, cancellation);
        return true;
    }

    private static CheckedVersion? Choose(IReadOnlyList<CheckedVersion> versions, ContractState state) =>
        versions.FirstOrDefault(v => MayRun(v, state) && (state.ChosenVersion is null || v.Folder.Version == state.ChosenVersion));

    // What was activated runs as it was activated, whatever was done to its folder since.
    private static bool MayRun(CheckedVersion version, ContractState state) =>
        version.MayActivate || state.Activated.ContainsKey(version.Folder.Version);

    private static IReadOnlyList<string> Reasons(IReadOnlyList<CheckedVersion> versions, ContractState state)
    {
        string? chosen = state.ChosenVersion;
        if (chosen is not null && !versions.Any(v => v.Folder.Version == chosen))
        {
            return [$"version {chosen} is chosen and not there"];
        }

        CheckedVersion refused = versions.First(v => chosen is null || v.Folder.Version == chosen);
        return [.. refused.Problems.Select(p => p.ToString())];
    }

    private async Task<CatalogVerdict> StandingAsync(
        CheckedVersion version, ContractState state, Func<CheckedVersion, Task<PinnedContract>> unused, CancellationToken cancellation)
    {
        ContractFolder folder = version.Folder;
        PinnedContract contract = state.Activated.TryGetValue(folder.Version, out string? activated)
            ? await _pinned.GetAsync(new(folder.Workflow, folder.Version, activated), cancellation)
            : await unused(version);
        return contract.Definition.Class == ContractClass.Blocked
            ? new CatalogVerdict.Blocked(contract.Definition.BlockedReasons ?? ["the contract says so"])
            : new CatalogVerdict.Active(contract);
    }

    private static PinnedContract AsItStands(CheckedVersion version) => new(
        new(version.Folder.Workflow, version.Folder.Version, version.Folder.Sha256), version.Definition!, version.Folder.Files);

    private async Task<ContractPin> FirstUseAsync(ContractFolder folder, CancellationToken cancellation)
    {
        await _pinned.StoreAsync(folder, cancellation);
        await RecordAsync(
            folder.Workflow, folder.Version, "activated", $"activated|{folder.Version}|{folder.Sha256}", "catalog", cancellation);
        string first = await _rows.FixContentAsync(
            folder.Workflow, folder.Version, folder.Sha256, _time.GetUtcNow(), cancellation);
        return new(folder.Workflow, folder.Version, first);
    }

    private Task RecordAsync(
        string workflow, string version, string result, string once, string actor, CancellationToken cancellation)
    {
        DateTimeOffset now = _time.GetUtcNow();
        RunEvent changed = new(
            RunEventKind.ContractChanged, now, actor, result, Facts: [new("version", FactKind.Text, version)]);
        return _audit.AppendAsync(ContractChains.Of(workflow, now), once, [changed], cancellation);
    }
}
