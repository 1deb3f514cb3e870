using System.Text.Json.Nodes;

namespace FunctionApp.DataContracts;

/// <summary>A value as the record holds it with the rules that made it so, or how it broke its field.</summary>
/// <remarks><para>Shape: <paramref name="Content"/> is what a document brought along itself.</para></remarks>
internal sealed record ValueReading(JsonNode? Value, Breach? Breach, string? Rule, ReadOnlyMemory<byte>? Content = null)
{
    internal static ValueReading Of(JsonNode value, string? rule = null) => new(value, null, rule);

    internal static ValueReading Broken(string rule, string expected, string observed, string under = "") =>
        new(null, new Breach(rule, expected, observed, under), null);
}
