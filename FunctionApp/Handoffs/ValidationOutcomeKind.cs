namespace FunctionApp.Handoffs;

/// <summary>The cases of <see cref="ValidationOutcome"/>.</summary>
public enum ValidationOutcomeKind
{
    /// <summary>The item kept its contract.</summary>
    Accepted,

    /// <summary>The item broke its contract.</summary>
    Rejected,
}
