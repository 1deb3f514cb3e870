namespace FunctionApp.Handoffs;

/// <summary>One step about to run, all inputs fixed.</summary>
/// <remarks>
/// <para>From / To: Orchestration to Steps and Enrichment.</para>
/// <para>Shape: <paramref name="Candidate"/> is the position in the step's model route; -1 where the step has none.</para>
/// <para>Guarantee: at least once; run, step, candidate and attempt identify it. A fallback passes <paramref name="Fallback"/>.</para>
/// </remarks>
public sealed record StepInvocation(
    RunScope Run,
    string StepId,
    int Attempt,
    int Candidate,
    IReadOnlyList<NamedRef> Values,
    IReadOnlyList<Fact> Facts,
    string? Fallback = null);
