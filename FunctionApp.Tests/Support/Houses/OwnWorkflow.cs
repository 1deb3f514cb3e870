using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Checks;
using FunctionApp.WorkflowContracts.Checks.Lock;
using Xunit;

namespace FunctionApp.Tests.Support.Houses;

/// <summary>A workflows folder with one workflow that a test writes; the house's files are the shipped ones where it brings none.</summary>
internal static class OwnWorkflow
{
    /// <summary>Lays the files and the line of a passed check, once lint has nothing against the contract.</summary>
    public static TempFolder Of(string id, string contract, params (string Path, string Text)[] files)
    {
        TempFolder folder = new();
        foreach ((string path, string text) in files)
        {
            folder.File(path.EndsWith(".yaml", StringComparison.Ordinal) && !path.Contains('/') ? path : $"{id}/1.0.0/{path}", text);
        }

        folder.File($"{id}/1.0.0/{ContractFolder.ContractFile}", contract);
        ContractFolder read = ContractFolder.Read(Path.Combine(folder.FullPath, id, "1.0.0"));
        Assert.Empty(ContractCheck.Check(read, HouseView.Read(folder.FullPath)).Problems.Select(p => p.ToString()));
        new ChecksLock([new LockLine(id, "1.0.0", read.Sha256, CheckedSources.Sha256, "test", 1, 1)]).Write(folder.FullPath);
        return folder;
    }
}
