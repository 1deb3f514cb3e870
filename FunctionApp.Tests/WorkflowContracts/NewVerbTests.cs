using FunctionApp.Local.Verbs;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Checks.Lock;
using Xunit;

namespace FunctionApp.Tests.WorkflowContracts;

public sealed class NewVerbTests
{
    private static readonly string Shipped = Path.Combine(Repository.Root, "FunctionApp", "Workflows");

    [Fact]
    public void New_contract_passes_the_check_as_it_is_written()
    {
        using TempFolder workflows = new();
        using StringWriter told = new();

        Assert.True(NewVerb.Run(["holiday-request"], workflows.FullPath, told) == 0, told.ToString());

        ContractFolder written = ContractFolder.Read(Path.Combine(workflows.FullPath, "holiday-request", "0.1.0"));
        Assert.True(ChecksLock.Read(workflows.FullPath).Covers(written, CheckedSources.Sha256));
        Assert.Equal(1, NewVerb.Run(["holiday-request"], workflows.FullPath, told));
        Assert.Equal(1, NewVerb.Run(["Holiday Request"], workflows.FullPath, told));
        Assert.Equal(1, NewVerb.Run(["other", "--from", "nobody"], workflows.FullPath, told));
    }

    [Fact]
    public void Check_tells_a_defect_with_file_and_line_and_writes_no_line_for_it()
    {
        using TempFolder workflows = new();
        using StringWriter told = new();
        NewVerb.Run(["holiday-request"], workflows.FullPath, told);
        string file = Path.Combine(workflows.FullPath, "holiday-request", "0.1.0", "workflow.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("needs: [rule]", "needs: [rules]", StringComparison.Ordinal));

        Assert.Equal(1, CheckVerb.Run(workflows.FullPath, onlyStale: true, told));

        Assert.Contains("workflow.yaml(40): CON022 /steps/1/needs/0", told.ToString(), StringComparison.Ordinal);
        Assert.Empty(ChecksLock.Read(workflows.FullPath).Lines);
    }

    [Fact]
    public void Shipped_lock_says_that_every_shipped_contract_passed_against_this_interpreter()
    {
        ChecksLock passed = ChecksLock.Read(Shipped);
        foreach (string contract in Directory.EnumerateFiles(Shipped, ContractFolder.ContractFile, SearchOption.AllDirectories))
        {
            ContractFolder folder = ContractFolder.Read(Path.GetDirectoryName(contract)!);
            Assert.True(
                passed.Covers(folder, CheckedSources.Sha256),
                $"{folder.Workflow} {folder.Version} changed since its check; run: dotnet run --project FunctionApp.Local -- check");
        }
    }
}
