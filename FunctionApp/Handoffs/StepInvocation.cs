namespace FunctionApp.Handoffs;

/// <summary>One step about to run, all inputs fixed.</summary>
/// <remarks>
/// <para>From / To: Orchestration to Steps and Enrichment.</para>
/// <para>Shape: <paramref name="Candidate"/> is the position in the step's model route; -1 where the step has none.</para>
/// <para>Guarantee: at least once; run, step, item, candidate and attempt identify it. A fallback passes <paramref name="Fallback"/>.
/// <paramref name="Item"/> is the position, from 0, in the list that the step runs over; null where it runs over none.</para>
/// </remarks>
public sealed record StepInvocation(
    RunScope Run,
    string StepId,
    int Attempt,
    int Candidate,
    IReadOnlyList<NamedRef> Values,
    IReadOnlyList<Fact> Facts,
    string? Fallback = null,
    int? Item = null);
