using FunctionApp.WorkflowContracts.Checks;
using FunctionApp.WorkflowContracts.Checks.Model;
using FunctionApp.WorkflowContracts.Definitions;
using Xunit;
using Xunit.Abstractions;

namespace FunctionApp.Tests.WorkflowContracts;

/// <summary>An interpreter with one bug planted in it, held against a contract that is good.</summary>
internal static class PlantedBug
{
    public static WorkflowDefinition Good { get; } = ContractCheck.Check(BadContract.Good, BadContract.House).Definition!;

    public static BrokenPromise Found(ITestOutputHelper output, WorkflowDefinition contract, string file, string replace, string with)
    {
        ModelReport report = new ModelCheck(PatchedInterpreter.With(file, replace, with), new ModelBound()).Explore(contract);
        Assert.NotNull(report.Broken);
        output.WriteLine(report.Broken.ToString());
        Assert.InRange(report.Broken.Story.Count, 1, 40);
        return report.Broken;
    }
}
