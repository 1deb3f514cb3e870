namespace FunctionApp.Effects.Ledger;

/// <summary>What an owner wants to do, before the ledger let him.</summary>
internal sealed record LedgerWish(
    LedgerAddress Address,
    string RunId,
    string StepId,
    string Connector,
    string Operation,
    string IdempotencyKey,
    string PayloadSha256,
    int Attempt,
    string Owner,
    TimeSpan ActsFor,
    bool Compensates,
    bool Sandboxed);
