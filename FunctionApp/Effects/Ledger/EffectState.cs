namespace FunctionApp.Effects.Ledger;

/// <summary>Where an effect stands in the ledger.</summary>
public enum EffectState
{
    /// <summary>Written down before the act; an owner is at it until the row's instant.</summary>
    Intended,

    /// <summary>The target confirmed it.</summary>
    Applied,

    /// <summary>The target surely did nothing; it may be tried again.</summary>
    NotApplied,

    /// <summary>Refused for good.</summary>
    Refused,

    /// <summary>Unknown whether it happened.</summary>
    InDoubt,

    /// <summary>Applied, then undone.</summary>
    Compensated,
}
