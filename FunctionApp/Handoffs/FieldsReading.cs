using System.Text.Json.Nodes;

namespace FunctionApp.Handoffs;

/// <summary>What was read of declared fields: the values, where each stood, and what was wrong.</summary>
/// <remarks><para>Shape: <paramref name="Places"/> has the JSON pointer of each value by the path of its field.</para></remarks>
public sealed record FieldsReading(
    JsonObject Record, IReadOnlyDictionary<string, string> Places, IReadOnlyList<ContractViolation> Violations);
