using System.Text.Json;

namespace FunctionApp.Effects.Connectors;

/// <summary>What came back from a target; the body only where it is JSON and within the cap.</summary>
internal sealed record HttpAnswer(int Status, JsonElement? Body, TimeSpan? RetryAfter);
