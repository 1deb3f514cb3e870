using System.Diagnostics;
using System.Globalization;

namespace LocalHost.Storage;

/// <summary>Which Azurite works on a data folder: two on one folder would overwrite each other's data.</summary>
internal static class DataFolderOwner
{
    // A host that crashed leaves an Azurite that is still writing its data down.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    internal static async Task WaitUntilGoneAsync(string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        using Process? owner = Owner(Path.Combine(folder, "keeper.pid"));
        if (owner is null)
        {
            return;
        }

        try
        {
            await owner.WaitForExitAsync(cancellationToken).WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException busy)
        {
            throw new AzuriteStartException(
                $"The local storage in {folder} is in use by another running host (its Azurite is process {owner.Id}): stop that one first.", busy);
        }
    }

    private static Process? Owner(string file)
    {
        if (!File.Exists(file) || !int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out int id))
        {
            return null;
        }

        try
        {
            Process owner = Process.GetProcessById(id);
            return owner.ProcessName.StartsWith("node", StringComparison.OrdinalIgnoreCase) ? owner : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
