using System.Text.Json.Nodes;
using FunctionApp.Steps.Documents;
using FunctionApp.WorkflowContracts;

namespace FunctionApp.Steps.Ai.Models;

/// <summary>What a model is asked: a pinned prompt, the shape of the answer, and data that is only data.</summary>
internal sealed record ModelRequest(
    PinnedContract Contract, string? Prompt, JsonObject Schema, IReadOnlyList<ModelInput> Inputs, IReadOnlyList<string> Personal)
{
    /// <summary>A picture to look at, for models that can.</summary>
    public DocumentFile? Picture { get; init; }

    /// <summary>The shape of an answer that is one text.</summary>
    public static JsonObject OneText() => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray("text"),
        ["properties"] = new JsonObject { ["text"] = new JsonObject { ["type"] = "string", ["minLength"] = 1 } },
    };
}
