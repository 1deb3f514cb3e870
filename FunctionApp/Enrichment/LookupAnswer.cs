using System.Text.Json.Nodes;
using FunctionApp.Handoffs;

namespace FunctionApp.Enrichment;

/// <summary>What a source said, and of when it is; without a value and a failure it knows nothing of the key.</summary>
internal sealed record LookupAnswer(JsonObject? Value, DateTimeOffset? AsOfUtc, StepFailure? Failure = null, string? Note = null, bool StandsIn = false)
{
    public static LookupAnswer Missing { get; } = new(null, null);
}
