using System.Text.Json;
using FunctionApp.Tests.Support;
using Xunit;

namespace FunctionApp.Tests.Infra;

/// <summary>The template is held against rules by its syntax tree; no compiler of Azure takes part.</summary>
public sealed class TemplateTests
{
    private static readonly string[] NeededByAzd = ["AZURE_LOCATION", "AZURE_TENANT_ID", "AZURE_RESOURCE_GROUP"];

    [Fact]
    public async Task The_shipped_template_breaks_no_rule() => Assert.Empty(BicepRules.All(await InfraFolder.ReadAsync(InfraFolder.Shipped)));

    [Theory]
    [InlineData("main.bicep", "tags: tags\n}", "tags: tags\n", "is no Bicep")]
    [InlineData("main.bicep", "secretNames: secretNames", "secretNames: secretsNames", "uses secretsNames")]
    [InlineData("storage.bicep", "for queue in queueNames", "for queue in queueName", "uses queueName,")]
    [InlineData("model.bicep", "guid(account.id", "guids(account.id", "uses guids")]
    [InlineData("main.bicep", "modules/vault.bicep", "modules/vaults.bicep", "which is not there")]
    [InlineData("main.bicep", "    vaultUri: vault.outputs.uri\n", "", "does not give app.bicep its parameter vaultUri")]
    [InlineData("main.bicep", "    principalId: principalId\n", "    personId: principalId\n", "the parameter personId, which it does not take")]
    [InlineData("main.bicep", "watch.outputs.connectionString", "watch.outputs.connection", "the output connection,")]
    [InlineData("app.bicep", "sites@2024-04-01", "sites@2034-04-01", "unknown resource type")]
    [InlineData("vault.bicep", "4633458b-17de-408a-b874-0445c86b69e6", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "unknown role")]
    [InlineData("vault.bicep", "4633458b-17de-408a-b874-0445c86b69e6", "b86a8fe4-44ce-4948-aee5-eccb2c155cd7", "calls the role")]
    [InlineData("app.bicep", "Handshake__Auth: 'platform'", "Handshake__Secrets__smtp_password: 'hunter2'", "holds a value")]
    [InlineData("watch.bicep", "output connectionString string =", "param adminPassword string = 'hunter2'\noutput connectionString string =", "holds a value")]
    [InlineData("storage.bicep", "output name string = account.name", "output name string = account.listKeys().keys[0].value", "for its keys")]
    public async Task A_planted_fault_is_found(string file, string text, string fault, string found) =>
        Assert.Contains(BicepRules.All(await InfraFolder.WithAsync(file, text, fault)), p => p.Contains(found, StringComparison.Ordinal));

    [Fact]
    public async Task The_parameter_file_gives_what_the_template_takes_and_needs()
    {
        BicepFile main = (await InfraFolder.ReadAsync(InfraFolder.Shipped)).Single(f => f.Name == "main.bicep");
        using JsonDocument file = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(InfraFolder.Shipped, "main.parameters.json")));
        string[] given = [.. file.RootElement.GetProperty("parameters").EnumerateObject().Select(p => p.Name)];

        Assert.Empty(given.Except(main.Parameters));
        Assert.Empty(main.RequiredParameters.Except(given));
    }

    [Fact]
    public async Task Azd_finds_the_template_the_app_and_the_outputs_it_needs()
    {
        string azd = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "azure.yaml"));
        IReadOnlyList<BicepFile> files = await InfraFolder.ReadAsync(InfraFolder.Shipped);

        Assert.Contains("path: infra", azd, StringComparison.Ordinal);
        Assert.Contains("project: ./FunctionApp", azd, StringComparison.Ordinal);
        Assert.Contains(files.SelectMany(f => f.Root.All("object_property")), p => p.Text == "'azd-service-name': 'handshake'");
        Assert.Contains("  handshake:\n", azd, StringComparison.Ordinal);
        Assert.Contains(files.SelectMany(f => f.Root.All("object_property")), p => p.Text == "'azd-env-name': environmentName");
        IReadOnlyList<string> outputs = files.Single(f => f.Name == "main.bicep").Outputs;
        Assert.All(NeededByAzd, o => Assert.Contains(o, outputs));
    }
}
