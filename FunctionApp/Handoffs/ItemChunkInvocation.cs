namespace FunctionApp.Handoffs;

/// <summary>The ends of a chunk's items, to be put together.</summary>
/// <remarks>
/// <para>From / To: a chunk to Steps.</para>
/// <para>Guarantee: at least once; run, step, round and number identify it.</para>
/// </remarks>
public sealed record ItemChunkInvocation(
    RunScope Run, string StepId, int Round, int Number, IReadOnlyList<ItemOutcome> Items);
