using System.Text.Json;

namespace FunctionApp.Handoffs;

/// <summary>What a source said: a value, nothing known of the key, or why it could not be asked.</summary>
/// <remarks><para>Shape: both null means that the source surely knows nothing of the key. Never crosses an activity's edge.</para></remarks>
public sealed record SourceAnswer(JsonElement? Value, StepFailure? Failure = null);
