using System.Text.Json.Nodes;

namespace FunctionApp.Steps.Rules;

/// <summary>What a decision table said, and by which rows.</summary>
internal sealed record TableAnswer(JsonObject? Output, IReadOnlyList<string> Rules, string? Failure);
