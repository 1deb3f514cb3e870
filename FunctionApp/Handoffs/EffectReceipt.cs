namespace FunctionApp.Handoffs;

/// <summary>What the target confirmed.</summary>
/// <remarks><para>From / To: Effects to Orchestration.</para></remarks>
public abstract record EffectReceipt
{
    private EffectReceipt(EffectReceiptKind kind) => Kind = kind;

    /// <summary>Which case this is.</summary>
    public EffectReceiptKind Kind { get; }

    /// <summary>The target did it now.</summary>
    public sealed record Applied(string ExternalRef) : EffectReceipt(EffectReceiptKind.Applied);

    /// <summary>It had been done under the same key; nothing was sent.</summary>
    public sealed record AlreadyApplied(string ExternalRef) : EffectReceipt(EffectReceiptKind.AlreadyApplied);

    /// <summary>The target surely did nothing; the same row may be tried again.</summary>
    public sealed record NotApplied(string Code, TimeSpan? RetryAfter) : EffectReceipt(EffectReceiptKind.NotApplied);

    /// <summary>Another owner is acting under the same key.</summary>
    public sealed record Busy(TimeSpan RetryAfter) : EffectReceipt(EffectReceiptKind.Busy);

    /// <summary>The target or a rule refuses it for good.</summary>
    public sealed record Refused(string Code) : EffectReceipt(EffectReceiptKind.Refused);

    /// <summary>It may or may not have happened; it is never sent again blindly.</summary>
    public sealed record InDoubt(string Code) : EffectReceipt(EffectReceiptKind.InDoubt);
}
