namespace FunctionApp.Effects.Ledger;

/// <summary>One effect as the ledger knows it.</summary>
/// <remarks>
/// <para>Shape: <paramref name="RunId"/> is the run that owns the row; for a business key it may be another run than the one asked for.</para>
/// </remarks>
public sealed record LedgerEntry(
    string RunId,
    string StepId,
    string Connector,
    string Operation,
    EffectState State,
    string IdempotencyKey,
    string PayloadSha256,
    int Attempt,
    string? ExternalRef,
    string? Code,
    bool Compensates,
    bool Sandboxed,
    DateTimeOffset IntendedUtc,
    DateTimeOffset ActingUntilUtc,
    DateTimeOffset? AnsweredUtc,
    string? ResolvedBy);
