namespace FunctionApp.Handoffs;

/// <summary>What follows a failed attempt.</summary>
/// <remarks><para>From / To: the failure policy to the interpreter; pure.</para></remarks>
public abstract record FailureDecision
{
    private FailureDecision(FailureDecisionKind kind) => Kind = kind;

    /// <summary>Which case this is.</summary>
    public FailureDecisionKind Kind { get; }

    /// <summary>Wait, then the same candidate again.</summary>
    public sealed record RetryAfter(TimeSpan Delay) : FailureDecision(FailureDecisionKind.RetryAfter);

    /// <summary>The next model of the route, at once.</summary>
    public sealed record NextCandidate(int Candidate) : FailureDecision(FailureDecisionKind.NextCandidate);

    /// <summary>The fallback at this position of the step's list.</summary>
    public sealed record UseFallback(int Fallback) : FailureDecision(FailureDecisionKind.UseFallback);

    /// <summary>A person decides; the run waits.</summary>
    public sealed record AskPerson(string Code) : FailureDecision(FailureDecisionKind.AskPerson);

    /// <summary>Nothing is left; undo and end as failed.</summary>
    public sealed record Compensate(string Code) : FailureDecision(FailureDecisionKind.Compensate);
}
