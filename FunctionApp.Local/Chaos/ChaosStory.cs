using System.Text.Json.Nodes;

namespace FunctionApp.Local.Chaos;

/// <summary>The item of a shipped workflow that the chaos runs send.</summary>
internal sealed record ChaosStory(string Workflow, string Example)
{
    /// <summary>Each of the shipped workflows with an example that asks a person and then acts outside.</summary>
    public static IReadOnlyList<ChaosStory> All { get; } =
    [
        new("support-reply", "07-lawyer.json"),
        new("lead-qualification", "04-large.json"),
        new("document-processing", "02-high-amount.json"),
        new("content-operations", "01-all-channels.json"),
    ];

    public string ItemIn(string workflows) => JsonNode.Parse(File.ReadAllText(
        Path.Combine(workflows, Workflow, "1.0.0", "examples", "accepted", Example)))!["item"]!.ToJsonString();
}
