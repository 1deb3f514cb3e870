using System.Text.Json.Nodes;
using FunctionApp.WorkflowContracts;

namespace FunctionApp.Steps.Ai.Models;

/// <summary>What a model is asked: a pinned prompt, the shape of the answer, and data that is only data.</summary>
internal sealed record ModelRequest(
    PinnedContract Contract, string? Prompt, JsonObject Schema, IReadOnlyList<ModelInput> Inputs, IReadOnlyList<string> Personal);
