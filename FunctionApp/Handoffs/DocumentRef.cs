namespace FunctionApp.Handoffs;

/// <summary>A document that came with an item: what it is called, what it says it is, and where its bytes lie.</summary>
/// <remarks>
/// <para>From / To: DataContracts to the steps; the value of a field of the type <c>document</c> in the record.</para>
/// <para>Shape: <c>{"name", "content_type", "size_bytes", "sha256", "blob": {"container", "name", "sha256", "size_bytes"}}</c>.
/// The content type is in small letters and without parameters; the name is the last part of a file name, at most 200
/// characters, and may be personal.</para>
/// <para>Guarantee: the bytes were stored before the item was acknowledged; the content type is the sender's word.</para>
/// </remarks>
public sealed record DocumentRef(string Name, string ContentType, long SizeBytes, string Sha256, BlobRef Blob);
