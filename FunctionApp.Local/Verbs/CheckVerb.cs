using System.Collections.Concurrent;
using System.Diagnostics;
using FunctionApp.Orchestration;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Catalog;
using FunctionApp.WorkflowContracts.Checks;
using FunctionApp.WorkflowContracts.Checks.Lock;
using FunctionApp.WorkflowContracts.Checks.Model;

namespace FunctionApp.Local.Verbs;

/// <summary><c>-- check [path] [--stale]</c>: examines contracts under a path and writes what passed into <c>checks.lock</c>.</summary>
internal static class CheckVerb
{
    public static int Run(string path, bool onlyStale, TextWriter output)
    {
        IReadOnlyList<string> folders = FoldersUnder(Path.GetFullPath(path));
        if (onlyStale && folders.Count > 0)
        {
            folders = [.. folders.Where(f => !ChecksLock.Read(RootOf(f)).Covers(ContractFolder.Read(f), CheckedSources.Sha256))];
            if (folders.Count == 0)
            {
                return 0;
            }
        }

        if (folders.Count == 0)
        {
            output.WriteLine($"no {ContractFolder.ContractFile} under {path}");
            return 1;
        }

        ModelBound bound = new();
        output.WriteLine($"bound: {bound}");
        ContractExamination examination = new(new(RunOrchestrator.RunAsync, ItemsOrchestrator.RunAsync), bound);
        Stopwatch watch = Stopwatch.StartNew();
        (string Root, LockLine? Passed, ContractFolder Folder, ModelReport? Report)[] examined =
            [.. Partitioner.Create(folders.ToList(), loadBalance: true).AsParallel().AsOrdered().Select(f => Examine(f, examination, output))];
        foreach (IGrouping<string, (string Root, LockLine? Passed, ContractFolder Folder, ModelReport? Report)> root in examined.GroupBy(e => e.Root))
        {
            Write(root.Key, [.. root.Select(r => (r.Passed, r.Folder))]);
        }

        int failed = examined.Count(e => e.Passed is null);
        output.WriteLine(
            $"{examined.Length - failed} passed, {failed} failed: {examined.Sum(e => e.Report?.States ?? 0)} states, "
            + $"{examined.Sum(e => e.Report?.Paths ?? 0)} paths in {watch.Elapsed.TotalSeconds:0.0} s");
        return failed == 0 ? 0 : 1;
    }

    private static IReadOnlyList<string> FoldersUnder(string path) => File.Exists(path)
        ? [Path.GetDirectoryName(path)!]
        : Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, ContractFolder.ContractFile, SearchOption.AllDirectories)
                .Select(f => Path.GetDirectoryName(f)!).Order(StringComparer.Ordinal)]
            : [];

    private static string RootOf(string versionFolder) => Path.GetDirectoryName(Path.GetDirectoryName(versionFolder)!)!;

    private static (string Root, LockLine? Passed, ContractFolder Folder, ModelReport? Report) Examine(
        string path, ContractExamination examination, TextWriter output)
    {
        string root = RootOf(path);
        Stopwatch watch = Stopwatch.StartNew();
        ContractFolder folder = ContractFolder.Read(path);
        (CheckedVersion version, ModelReport? report) = examination.Examine(folder, HouseView.Read(root));
        string told = $"{folder.Workflow} {folder.Version}: {Told(version, report)} ({watch.Elapsed.TotalSeconds:0.0} s)";
        lock (output)
        {
            output.WriteLine(told);
        }

        return (root, report is { Holds: true } ? ContractExamination.Line(folder, report) : null, folder, report);
    }

    private static string Told(CheckedVersion version, ModelReport? report) => report switch
    {
        null => $"{version.Problems.Count} problems\n" + string.Join('\n', version.Problems.Select(p => "  " + p)),
        { Broken: { } broken } => "a promise does not hold\n" + broken,
        { Exhausted: false } => $"not explored to the end within {report.Bound.States} states",
        _ => $"every promise holds in {report.States} states, {report.Paths} paths, {report.Endings} endings; "
            + $"{report.BeyondBound} paths went beyond the bound",
    };

    private static void Write(string root, IReadOnlyList<(LockLine? Passed, ContractFolder Folder)> examined)
    {
        IEnumerable<LockLine> kept = ChecksLock.Read(root).Lines.Where(l =>
            !examined.Any(e => e.Folder.Workflow == l.Workflow && e.Folder.Version == l.Version)
            && Directory.Exists(Path.Combine(root, l.Workflow, l.Version)));
        LockLine[] lines = [.. kept, .. examined.Select(e => e.Passed).OfType<LockLine>()];
        if (lines.Length > 0 || File.Exists(Path.Combine(root, ChecksLock.FileName)))
        {
            new ChecksLock(lines).Write(root);
        }
    }
}
