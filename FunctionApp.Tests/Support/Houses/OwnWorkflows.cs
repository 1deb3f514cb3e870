using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Checks;
using FunctionApp.WorkflowContracts.Checks.Lock;
using Xunit;

namespace FunctionApp.Tests.Support.Houses;

/// <summary>A copy of the shipped workflows that a test may change, with the lines of their passed checks.</summary>
internal sealed class OwnWorkflows : IDisposable
{
    private static readonly string Shipped = Path.Combine(Repository.Root, "FunctionApp", "Workflows");
    private readonly TempFolder _folder = new();

    public OwnWorkflows()
    {
        foreach (string file in Directory.EnumerateFiles(Shipped, "*", SearchOption.AllDirectories))
        {
            _folder.File(Path.GetRelativePath(Shipped, file), File.ReadAllText(file));
        }
    }

    public string FullPath => _folder.FullPath;

    public (string Name, string Value) Setting => ("Handshake:WorkflowsFolder", FullPath);

    /// <summary>support-reply 1.0.0 with these places changed; the lint must have nothing against it.</summary>
    public static OwnWorkflows Of(params (string Replace, string With)[] changes)
    {
        OwnWorkflows own = new();
        string path = Path.Combine("support-reply", "1.0.0", ContractFolder.ContractFile);
        string text = File.ReadAllText(Path.Combine(own.FullPath, path));
        foreach ((string replace, string with) in changes)
        {
            Assert.True(text.Split(replace).Length == 2, $"'{replace}' does not stand once in the contract");
            text = text.Replace(replace, with, StringComparison.Ordinal);
        }

        own._folder.File(path, text);
        own.Pass("support-reply", "1.0.0");
        return own;
    }

    /// <summary>Writes the line of a passed check.</summary>
    public void Pass(string workflow, string version)
    {
        ContractFolder folder = ContractFolder.Read(Path.Combine(FullPath, workflow, version));
        Assert.Empty(ContractCheck.Check(folder, HouseView.Read(FullPath)).Problems.Select(p => p.ToString()));
        LockLine line = new(workflow, version, folder.Sha256, CheckedSources.Sha256, "test", 1, 1);
        new ChecksLock(
            [.. ChecksLock.Read(FullPath).Lines.Where(l => l.Workflow != workflow || l.Version != version), line]).Write(FullPath);
    }

    public void Dispose() => _folder.Dispose();
}
