using System.Text.Json;
using FunctionApp.WorkflowContracts.Connectors;
using FunctionApp.WorkflowContracts.People;
using FunctionApp.WorkflowContracts.Reading;

namespace FunctionApp.WorkflowContracts.Checks;

/// <summary>What a contract may name of the house around it: connectors, roles, models; null where the house has no such file.</summary>
public sealed record HouseView(
    IReadOnlyList<ConnectorDefinition>? Connectors,
    IReadOnlyList<string>? Roles,
    IReadOnlyList<string>? Models,
    IReadOnlyList<string>? CloudModels = null)
{
    /// <summary>The names of the files that are read.</summary>
    public static IReadOnlyList<string> Files { get; } = ["connectors.yaml", "people.yaml", "models.yaml"];

    /// <summary>Reads the files of a workflows folder; one that is not there is taken from the shipped folder.</summary>
    /// <exception cref="InvalidDataException">A file has problems; the message lists all of them.</exception>
    public static HouseView Read(string workflowsFolder) => new(
        Typed<ConnectorsDefinition>(workflowsFolder, "connectors.yaml")?.Connectors,
        Typed<PeopleDefinition>(workflowsFolder, "people.yaml")?.Roles.Select(r => r.Role).ToList(),
        ModelsOf(workflowsFolder, _ => true),
        ModelsOf(workflowsFolder, m => m.TryGetProperty("residency", out JsonElement residency) && residency.GetString() == "cloud"));

    private static T? Typed<T>(string folder, string name)
        where T : class =>
        Find(folder, name) is { } path ? AuthoredFile.Read<T>(File.ReadAllText(path), name).Required() : null;

    private static string? Find(string folder, string name) =>
        new[] { folder, Path.Combine(AppContext.BaseDirectory, "Workflows") }
            .Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists);

    // The room that asks models owns the form of this file; a check needs names and residency only.
    private static IReadOnlyList<string>? ModelsOf(string folder, Func<JsonElement, bool> which) => Find(folder, "models.yaml") is not { } path
        ? null
        : AuthoredFile.ReadJson(File.ReadAllText(path), "models.yaml") is { } json && json.TryGetProperty("models", out JsonElement models)
            ? [.. models.EnumerateArray().Where(which).Select(m => m.GetProperty("id").GetString()!)]
            : [];
}
