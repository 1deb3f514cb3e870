namespace FunctionApp.Handoffs;

/// <summary>A wished effect, all of it fixed.</summary>
/// <remarks>
/// <para>From / To: Orchestration to Effects.</para>
/// <para>Shape: <paramref name="ApprovedSha256"/> is the payload hash that a yes was given to, where one was needed.</para>
/// <para>Guarantee: the idempotency key holds no attempt number; the same intent applied twice has one effect.</para>
/// </remarks>
public sealed record EffectIntent(
    RunScope Run,
    PreparedEffect Effect,
    int Attempt,
    string? ApprovedSha256,
    IReadOnlyList<Fact> Receipts,
    bool Compensates = false);
