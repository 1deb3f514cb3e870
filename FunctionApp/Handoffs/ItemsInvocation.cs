namespace FunctionApp.Handoffs;

/// <summary>The chunks of a list, to be made into the step's output.</summary>
/// <remarks>
/// <para>From / To: Orchestration to Steps.</para>
/// <para>Shape: results of all rounds in their order; an item that is done in any of them is done.</para>
/// <para>Guarantee: at least once; run, step and attempt identify it.</para>
/// </remarks>
public sealed record ItemsInvocation(
    RunScope Run, string StepId, int Attempt, int Count, IReadOnlyList<BlobRef> Results);
