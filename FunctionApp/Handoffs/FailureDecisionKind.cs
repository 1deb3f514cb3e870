namespace FunctionApp.Handoffs;

/// <summary>The cases of <see cref="FailureDecision"/>.</summary>
public enum FailureDecisionKind
{
    /// <summary>Try the same again later.</summary>
    RetryAfter,

    /// <summary>Try the next model of the route.</summary>
    NextCandidate,

    /// <summary>Take a declared fallback.</summary>
    UseFallback,

    /// <summary>Put it before a person.</summary>
    AskPerson,

    /// <summary>Undo what was done and end.</summary>
    Compensate,
}
