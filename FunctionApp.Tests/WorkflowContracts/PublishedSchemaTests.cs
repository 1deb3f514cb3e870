using System.Text;
using System.Text.Json;
using FunctionApp.Local.Verbs;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.JsonSchemas;
using FunctionApp.WorkflowContracts.Reading;
using Xunit;

namespace FunctionApp.Tests.WorkflowContracts;

public sealed class PublishedSchemaTests
{
    private const string Comment = "# yaml-language-server: $schema=";
    private static readonly string Workflows = Path.Combine(Repository.Root, "FunctionApp", "Workflows");

    public static TheoryData<string> Files => [.. PublishedSchemas.All.Select(p => p.File)];

    public static TheoryData<string, string> Shipped
    {
        get
        {
            TheoryData<string, string> shipped = [];
            foreach ((string path, string schema) in HouseFiles().Concat(ContractFiles()).Distinct())
            {
                shipped.Add(Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), schema);
            }

            return shipped;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Published_schema_is_the_generated_one(string file)
    {
        string published = File.ReadAllText(Path.Combine(Repository.Root, "docs", "schemas", file));
        Assert.True(
            published == AuthoredSchemas.Text(PublishedSchemas.All.Single(p => p.File == file).Record),
            $"docs/schemas/{file} is not what the code says; write it anew with: dotnet run --project FunctionApp.Local -- schemas");
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Shipped_file_names_its_schema_and_keeps_it(string file, string schema)
    {
        string path = Path.Combine(Repository.Root, file);
        string text = File.ReadAllText(path);
        string first = text.Split('\n')[0].Trim();
        string published = Path.Combine(Repository.Root, "docs", "schemas", schema);
        Assert.True(
            first == Comment + Path.GetRelativePath(Path.GetDirectoryName(path)!, published).Replace('\\', '/'),
            $"the first line of {file} does not lead to docs/schemas/{schema}: {first}");

        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(published));
        Assert.Empty(Problems(text, PublishedSchemas.All.Single(p => p.File == schema).Record, file));
        Assert.True(document.RootElement.TryGetProperty("$ref", out _));
    }

    // The reader takes plain values by the schema's types, as editors do, and holds the file against the schema.
    private static IReadOnlyList<string> Problems(string text, Type record, string file)
    {
        object read = typeof(AuthoredFile).GetMethod(nameof(AuthoredFile.Read))!.MakeGenericMethod(record).Invoke(null, [text, file])!;
        IEnumerable<ContractProblem> problems = (IEnumerable<ContractProblem>)read.GetType().GetProperty("Problems")!.GetValue(read)!;
        return [.. problems.Select(p => p.ToString())];
    }

    private static IEnumerable<(string Path, string Schema)> HouseFiles() =>
    [
        (Path.Combine(Workflows, "connectors.yaml"), PublishedSchemas.Connectors),
        (Path.Combine(Workflows, "people.yaml"), PublishedSchemas.People),
        (Path.Combine(Workflows, "models.yaml"), PublishedSchemas.Models),
        .. Directory.EnumerateFiles(Path.Combine(Workflows, "webhook-profiles"), "*.yaml").Select(f => (f, PublishedSchemas.WebhookProfile)),
        .. Directory.EnumerateFiles(Path.Combine(Workflows, "connector-recipes"), "*.yaml").Select(f => (f, PublishedSchemas.Connectors)),
    ];

    private static IEnumerable<(string Path, string Schema)> ContractFiles()
    {
        foreach (string file in Directory.EnumerateFiles(Workflows, ContractFolder.ContractFile, SearchOption.AllDirectories))
        {
            yield return (file, PublishedSchemas.WorkflowContract);
            string folder = Path.GetDirectoryName(file)!;
            WorkflowDefinition contract = AuthoredFile.Read<WorkflowDefinition>(File.ReadAllText(file, Encoding.UTF8), file).Required();
            foreach (StepDefinition step in contract.Steps)
            {
                foreach (FallbackDefinition.RulesOnly rules in (step.Fallbacks ?? []).OfType<FallbackDefinition.RulesOnly>())
                {
                    yield return (Path.Combine(folder, rules.Table), PublishedSchemas.DecisionTable);
                }

                switch (step.Do)
                {
                    case StepWork.Decide decide:
                        yield return (Path.Combine(folder, decide.Table), PublishedSchemas.DecisionTable);
                        break;
                    case StepWork.Check check:
                        yield return (Path.Combine(folder, check.Rules), PublishedSchemas.CheckFile);
                        break;
                }
            }
        }
    }
}
