namespace FunctionApp.Handoffs;

/// <summary>An item that kept its data contract, normalised, with its lineage.</summary>
/// <remarks>
/// <para>From / To: DataContracts to the run starter and the interpreter.</para>
/// <para>Shape: the stored document holds <c>record</c> (the fields), <c>lineage</c> (before, after, rule per field).</para>
/// </remarks>
public sealed record ValidatedRecord(BlobRef Record, BlobRef Lineage, IReadOnlyList<Fact> Facts);
