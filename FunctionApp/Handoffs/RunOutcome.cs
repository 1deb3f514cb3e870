namespace FunctionApp.Handoffs;

/// <summary>How a run ended.</summary>
/// <remarks><para>From / To: Orchestration to Audit.</para></remarks>
public abstract record RunOutcome
{
    private RunOutcome(RunOutcomeKind kind) => Kind = kind;

    /// <summary>Which case this is.</summary>
    public RunOutcomeKind Kind { get; }

    /// <summary>Every step of the contract was carried out or rightly skipped.</summary>
    public sealed record Completed(BlobRef? Output) : RunOutcome(RunOutcomeKind.Completed);

    /// <summary>A person said no, or silence counted as no.</summary>
    public sealed record Declined(string Code, string By) : RunOutcome(RunOutcomeKind.Declined);

    /// <summary>An operator ended it.</summary>
    public sealed record Cancelled(string Code, string By) : RunOutcome(RunOutcomeKind.Cancelled);

    /// <summary>No policy could mend it; nothing was left applied.</summary>
    public sealed record Failed(string Code, string StepId) : RunOutcome(RunOutcomeKind.Failed);

    /// <summary>What had been applied was undone.</summary>
    public sealed record RolledBack(string Code) : RunOutcome(RunOutcomeKind.RolledBack);

    /// <summary>Something applied could not be undone; the rollback owner accepted that.</summary>
    public sealed record PartiallyRolledBack(string Code) : RunOutcome(RunOutcomeKind.PartiallyRolledBack);
}
