namespace FunctionApp.Handoffs;

/// <summary>What came of a chunk: how many items are done, which failed, where the outputs lie.</summary>
/// <remarks>
/// <para>From / To: Steps to a chunk, and the chunk to the interpreter.</para>
/// <para>Shape: counts, positions and a reference; no content. Without results where the run was stopped in between.</para>
/// </remarks>
public sealed record ItemChunkOutcome(int Done, IReadOnlyList<int> Failed, BlobRef? Results);
