namespace FunctionApp.Handoffs;

/// <summary>The cases of <see cref="EffectReceipt"/>.</summary>
public enum EffectReceiptKind
{
    /// <summary>Done now.</summary>
    Applied,

    /// <summary>Done before.</summary>
    AlreadyApplied,

    /// <summary>Surely not done.</summary>
    NotApplied,

    /// <summary>Somebody else is at it.</summary>
    Busy,

    /// <summary>The target will never do it.</summary>
    Refused,

    /// <summary>Unknown whether it was done.</summary>
    InDoubt,
}
