namespace FunctionApp.Handoffs;

/// <summary>The cases of <see cref="RunOutcome"/>.</summary>
public enum RunOutcomeKind
{
    /// <summary>Ended as the contract wanted.</summary>
    Completed,

    /// <summary>Ended by a no.</summary>
    Declined,

    /// <summary>Ended by an operator.</summary>
    Cancelled,

    /// <summary>Ended by a failure.</summary>
    Failed,

    /// <summary>Ended with every effect undone.</summary>
    RolledBack,

    /// <summary>Ended with something not undone.</summary>
    PartiallyRolledBack,
}
