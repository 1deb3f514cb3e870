using FunctionApp.WorkflowContracts.Checks;
using FunctionApp.WorkflowContracts.Checks.Lock;
using Microsoft.Extensions.Configuration;

namespace FunctionApp.WorkflowContracts.Catalog;

/// <summary>The version folders on disk; one is read again when its files change.</summary>
internal sealed class WorkflowFolders(IConfiguration configuration)
{
    private readonly Lock _reading = new();
    private readonly Dictionary<string, (string Stamp, CheckedVersion Version)> _read = new(StringComparer.Ordinal);

    public string Root { get; } =
        configuration["Handshake:WorkflowsFolder"] ?? Path.Combine(AppContext.BaseDirectory, "Workflows");

    /// <summary>The ids of all workflows that have a version folder.</summary>
    public IReadOnlyList<string> Workflows() => !Directory.Exists(Root)
        ? []
        : [.. Directory.EnumerateDirectories(Root).Where(d => VersionsIn(d).Any()).Select(d => Path.GetFileName(d)!)
            .Order(StringComparer.Ordinal)];

    /// <summary>Every version of a workflow, highest first.</summary>
    public IReadOnlyList<CheckedVersion> Versions(string workflow)
    {
        if (workflow != Path.GetFileName(workflow) || workflow is "" or "." or "..")
        {
            return [];
        }

        string folder = Path.Combine(Root, workflow);
        return !Directory.Exists(folder)
            ? []
            : [.. VersionsIn(folder).OrderDescending(Comparer<string>.Create(Compare)).Select(Read)];
    }

    /// <summary>Checking takes long; many items that come at once wait for one check.</summary>
    private CheckedVersion Read(string folder)
    {
        string stamp = StampOf(folder) + HouseStamp();
        lock (_reading)
        {
            if (_read.TryGetValue(folder, out (string Stamp, CheckedVersion Version) known) && known.Stamp == stamp)
            {
                return known.Version;
            }

            CheckedVersion version = LockGate.Hold(
            ContractCheck.Check(ContractFolder.Read(folder), HouseView.Read(Root)), ChecksLock.Read(Root));
            _read[folder] = (stamp, version);
            return version;
        }
    }

    private string HouseStamp() => string.Join('|', HouseView.Files.Append(ChecksLock.FileName)
        .Select(f => new FileInfo(Path.Combine(Root, f)))
        .Select(f => f.Exists ? $"{f.Length}:{f.LastWriteTimeUtc.Ticks}" : ""));

    private static IEnumerable<string> VersionsIn(string workflowFolder) =>
        Directory.EnumerateDirectories(workflowFolder).Where(d => File.Exists(Path.Combine(d, ContractFolder.ContractFile)));

    private static string StampOf(string folder) => string.Join('|', new DirectoryInfo(folder)
        .EnumerateFiles("*", SearchOption.AllDirectories)
        .OrderBy(f => f.FullName, StringComparer.Ordinal)
        .Select(f => $"{f.FullName}:{f.Length}:{f.LastWriteTimeUtc.Ticks}"));

    private static int Compare(string left, string right)
    {
        VersionNumber? ours = VersionNumber.Parse(Path.GetFileName(left));
        VersionNumber? theirs = VersionNumber.Parse(Path.GetFileName(right));
        return ours is null || theirs is null
            ? (ours is null ? 0 : 1).CompareTo(theirs is null ? 0 : 1)
            : ours.CompareTo(theirs);
    }
}
