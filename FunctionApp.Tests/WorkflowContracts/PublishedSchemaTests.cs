using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts.JsonSchemas;
using Xunit;

namespace FunctionApp.Tests.WorkflowContracts;

public sealed class PublishedSchemaTests
{
    public static TheoryData<string> Files => [.. AuthoredSchemas.Published.Select(p => p.File)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Published_schema_is_the_generated_one(string file)
    {
        string published = File.ReadAllText(Path.Combine(Repository.Root, "docs", "schemas", file));
        Assert.True(
            published == AuthoredSchemas.Text(file),
            $"docs/schemas/{file} is not what the code says; write it anew with: dotnet run --project FunctionApp.Local -- schemas");
    }
}
