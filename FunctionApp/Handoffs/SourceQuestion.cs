namespace FunctionApp.Handoffs;

/// <summary>What a look-up wants to know of a source outside.</summary>
/// <remarks>
/// <para>From / To: Enrichment to Effects, which alone knows the way out.</para>
/// <para>Units: <paramref name="Limit"/> is how long the call may take; the connector's own timeout counts where it is shorter.</para>
/// </remarks>
public sealed record SourceQuestion(string Connector, string Operation, string Key, string RunId, string StepId, TimeSpan? Limit = null);
