using System.Text.Json.Nodes;

namespace FunctionApp.Enrichment;

/// <summary>What a source said, and of when it is; null where it knows nothing of the key.</summary>
internal sealed record LookupAnswer(JsonObject? Value, DateTimeOffset? AsOfUtc)
{
    public static LookupAnswer Missing { get; } = new(null, null);
}
