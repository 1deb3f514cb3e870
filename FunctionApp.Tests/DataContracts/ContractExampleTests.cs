using System.Text.Json;
using FunctionApp.DataContracts;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Reading;
using Xunit;

namespace FunctionApp.Tests.DataContracts;

/// <summary>The examples beside each contract are the cases: who adds one there adds a test.</summary>
public sealed class ContractExampleTests
{
    private static readonly string Workflows = Path.Combine(Repository.Root, "FunctionApp", "Workflows");

    public static TheoryData<string> Accepted() => Files("accepted");

    public static TheoryData<string> Rejected() => Files("rejected");

    [Theory]
    [MemberData(nameof(Accepted))]
    public void An_accepted_example_keeps_its_contract(string file) => Assert.Empty(Read(file, out _).Violations);

    [Theory]
    [MemberData(nameof(Rejected))]
    public void A_rejected_example_breaks_exactly_the_rules_it_names(string file)
    {
        RecordReading reading = Read(file, out JsonElement expected);

        Assert.Equal(
            expected.GetProperty("violations").EnumerateArray()
                .Select(v => $"{v.GetProperty("pointer").GetString()} {v.GetProperty("rule").GetString()}").Order(StringComparer.Ordinal),
            reading.Violations.Select(v => $"{v.Pointer} {v.Rule}").Order(StringComparer.Ordinal));
    }

    private static RecordReading Read(string file, out JsonElement expected)
    {
        string path = Path.Combine(Workflows, file);
        string contract = Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "workflow.yaml");
        WorkflowDefinition definition = AuthoredFile.Read<WorkflowDefinition>(File.ReadAllText(contract), contract).Required();
        JsonElement example = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path));
        expected = example.GetProperty("expect");
        return RecordReader.Read(definition.Input, example.GetProperty("item"));
    }

    private static TheoryData<string> Files(string kind) => new(Directory
        .EnumerateFiles(Workflows, "*.json", SearchOption.AllDirectories)
        .Where(f => f.Contains($"{Path.DirectorySeparatorChar}examples{Path.DirectorySeparatorChar}{kind}{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(f => Path.GetRelativePath(Workflows, f))
        .Order(StringComparer.Ordinal));
}
