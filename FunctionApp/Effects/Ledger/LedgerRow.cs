using Azure;
using FunctionApp.Hosting;

namespace FunctionApp.Effects.Ledger;

/// <summary>One effect as it is stored; null properties are not written, so rows are always replaced whole.</summary>
internal sealed class LedgerRow : IWrittenRow
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string WriterId { get; set; } = "";

    public string State { get; set; } = nameof(EffectState.Intended);

    public string RunId { get; set; } = "";

    public string StepId { get; set; } = "";

    public string Connector { get; set; } = "";

    public string Operation { get; set; } = "";

    public string IdempotencyKey { get; set; } = "";

    public string PayloadSha256 { get; set; } = "";

    public int Attempt { get; set; }

    public string Owner { get; set; } = "";

    public DateTimeOffset IntendedUtc { get; set; }

    public DateTimeOffset ActedUtc { get; set; }

    public DateTimeOffset ActingUntilUtc { get; set; }

    public DateTimeOffset? AnsweredUtc { get; set; }

    public string? ExternalRef { get; set; }

    public string? Code { get; set; }

    public bool Compensates { get; set; }

    public bool Sandboxed { get; set; }

    public string? ResolvedBy { get; set; }

    internal EffectState EffectState => Enum.Parse<EffectState>(State);

    public LedgerEntry ToEntry() => new(
        RunId, StepId, Connector, Operation, EffectState, IdempotencyKey, PayloadSha256, Attempt, ExternalRef, Code,
        Compensates, Sandboxed, IntendedUtc, ActingUntilUtc, AnsweredUtc, ResolvedBy);
}
