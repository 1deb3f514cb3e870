namespace FunctionApp.WorkflowContracts.Checks.Lock;

/// <summary>The checks that were passed, as they are shipped beside the workflows; start-up compares and never explores.</summary>
public sealed class ChecksLock(IReadOnlyList<LockLine> lines)
{
    /// <summary>The file's name inside the workflows folder.</summary>
    public const string FileName = "checks.lock";

    private const string Head = "# Made by: dotnet run --project FunctionApp.Local -- check\n"
        + "# workflow, version, contract sha256, interpreter sha256, bound, states, paths\n";

    /// <summary>Every passed check.</summary>
    public IReadOnlyList<LockLine> Lines { get; } = lines;

    /// <summary>Reads the file of a workflows folder; none counts as empty.</summary>
    public static ChecksLock Read(string workflowsFolder)
    {
        string path = Path.Combine(workflowsFolder, FileName);
        return new(File.Exists(path) ? [.. File.ReadAllLines(path).Select(LockLine.Parse).OfType<LockLine>()] : []);
    }

    /// <summary>Whether exactly this content passed against exactly this interpreter.</summary>
    public bool Covers(ContractFolder folder, string interpreterSha256)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Lines.Any(l => l.ContractSha256 == folder.Sha256 && l.InterpreterSha256 == interpreterSha256);
    }

    /// <summary>Writes the file, in the order of workflows and versions.</summary>
    public void Write(string workflowsFolder) => File.WriteAllText(
        Path.Combine(workflowsFolder, FileName),
        Head + string.Concat(Lines
            .OrderBy(l => l.Workflow, StringComparer.Ordinal).ThenBy(l => l.Version, StringComparer.Ordinal)
            .Select(l => l.Text() + "\n")));
}
