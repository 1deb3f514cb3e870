namespace FunctionApp.Handoffs;

/// <summary>What the data contract says of an item.</summary>
/// <remarks><para>From / To: DataContracts to the run starter or the reject queue.</para></remarks>
public abstract record ValidationOutcome
{
    private ValidationOutcome(ValidationOutcomeKind kind) => Kind = kind;

    /// <summary>Which case this is.</summary>
    public ValidationOutcomeKind Kind { get; }

    /// <summary>The item kept its contract.</summary>
    public sealed record Accepted(ValidatedRecord Record) : ValidationOutcome(ValidationOutcomeKind.Accepted);

    /// <summary>The item broke its contract and lies in the reject queue.</summary>
    public sealed record Rejected(RejectedRecord Record) : ValidationOutcome(ValidationOutcomeKind.Rejected);
}
