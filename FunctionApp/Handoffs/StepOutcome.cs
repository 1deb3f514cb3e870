namespace FunctionApp.Handoffs;

/// <summary>How one attempt at a step ended.</summary>
/// <remarks><para>From / To: Steps to Orchestration.</para></remarks>
public abstract record StepOutcome
{
    private StepOutcome(StepOutcomeKind kind) => Kind = kind;

    /// <summary>Which case this is.</summary>
    public StepOutcomeKind Kind { get; }

    /// <summary>The step's output is stored; its scalars that conditions name are beside it.</summary>
    public sealed record Completed(BlobRef Output, IReadOnlyList<Fact> Facts, StepEvidence Evidence)
        : StepOutcome(StepOutcomeKind.Completed);

    /// <summary>The attempt failed; the failure policy decides what follows.</summary>
    public sealed record Failed(StepFailure Failure, StepEvidence? Evidence = null)
        : StepOutcome(StepOutcomeKind.Failed);
}
