namespace FunctionApp.Handoffs;

/// <summary>Asks whether an effect in doubt happened, or records a person's answer to that.</summary>
/// <remarks>
/// <para>From / To: Orchestration to Effects, which answers with an <see cref="EffectReceipt"/>.</para>
/// <para>Shape: <paramref name="Answer"/> is <c>it_was_done</c> or <c>it_was_not</c> from a person, null to ask the target.</para>
/// </remarks>
public sealed record DoubtInvocation(
    RunScope Run,
    PreparedEffect Effect,
    int Ask,
    IReadOnlyList<Fact> Receipts,
    string? Answer = null,
    string? By = null);
