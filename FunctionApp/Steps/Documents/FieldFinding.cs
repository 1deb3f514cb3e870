using System.Text.Json.Nodes;

namespace FunctionApp.Steps.Documents;

/// <summary>A declared field as it was read: the value, how sure, where it stands.</summary>
internal sealed record FieldFinding(string Field, JsonNode Value, double Confidence, string FoundAt);
