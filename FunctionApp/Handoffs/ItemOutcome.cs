namespace FunctionApp.Handoffs;

/// <summary>How one item of a list ended: its output, or the code of what it failed with.</summary>
/// <remarks><para>Units: <paramref name="Item"/> is the position in the list, from 0; confidence 0..1; the model that was used, if any.</para></remarks>
public sealed record ItemOutcome(int Item, BlobRef? Output, string? Code, double? Confidence = null, string? Model = null);
