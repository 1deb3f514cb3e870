using System.Collections.Concurrent;
using System.Text;
using Azure.Storage.Blobs;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Reading;

namespace FunctionApp.WorkflowContracts;

/// <summary>Contract versions by their content: what a run is pinned to is served from here, whatever stands on disk.</summary>
/// <remarks><para>Guarantee: a bundle whose files do not hash to its name is refused.</para></remarks>
public sealed class PinnedContracts(BlobServiceClient blobs)
{
    private readonly ContractBundles _bundles = new(blobs);
    private readonly ConcurrentDictionary<string, PinnedContract> _known = new(StringComparer.Ordinal);

    /// <summary>Stores a version folder under its hash; storing it again changes nothing.</summary>
    public async Task<ContractPin> StoreAsync(ContractFolder folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ContractBundle bundle = new(
            folder.Workflow,
            folder.Version,
            [.. folder.Files.Select(f => new ContractBundle.Entry(f.Key, Convert.ToBase64String(f.Value.Span)))]);
        await _bundles.StoreAsync(folder.Sha256, bundle, cancellation);
        return new(folder.Workflow, folder.Version, folder.Sha256);
    }

    /// <summary>The contract that a pin names, with every file of its folder.</summary>
    /// <exception cref="InvalidDataException">The bundle is gone, was changed or cannot be read.</exception>
    public async Task<PinnedContract> GetAsync(ContractPin pin, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(pin);
        if (_known.TryGetValue(pin.Sha256, out PinnedContract? known))
        {
            return known;
        }

        ContractBundle bundle = await _bundles.FetchAsync(pin, cancellation);
        SortedDictionary<string, ReadOnlyMemory<byte>> files = new(StringComparer.Ordinal);
        foreach (ContractBundle.Entry entry in bundle.Files)
        {
            files[entry.Path] = Convert.FromBase64String(entry.Base64);
        }

        if (ContractFolder.Sha256Of(files) != pin.Sha256)
        {
            throw new InvalidDataException($"the stored contract {pin.Sha256} was changed");
        }

        string text = Encoding.UTF8.GetString(files[ContractFolder.ContractFile].Span);
        WorkflowDefinition definition = AuthoredFile.Read<WorkflowDefinition>(text, ContractFolder.ContractFile).Required();
        return _known.GetOrAdd(pin.Sha256, new PinnedContract(pin, definition, files));
    }
}
