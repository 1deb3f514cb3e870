namespace FunctionApp.Handoffs;

/// <summary>Points at stored bytes and says what they were, so that large or personal content never travels itself.</summary>
/// <remarks>
/// <para>Shape: container, blob name inside it, SHA-256 of the bytes as 64 lower-case hex digits.</para>
/// <para>Units: <paramref name="SizeBytes"/> in bytes.</para>
/// <para>Guarantee: a reader checks the hash; other bytes under the same name are refused.</para>
/// </remarks>
public sealed record BlobRef(string Container, string Name, string Sha256, long SizeBytes);
