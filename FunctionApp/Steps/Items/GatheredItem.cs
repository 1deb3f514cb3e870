using System.Text.Json.Nodes;

namespace FunctionApp.Steps.Items;

/// <summary>One item of a chunk's document: its output, or the code of what it failed with.</summary>
internal sealed record GatheredItem(int Item, JsonObject? Output, string? Code, double? Confidence, string? Model);
