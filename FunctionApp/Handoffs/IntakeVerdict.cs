namespace FunctionApp.Handoffs;

/// <summary>What became of an item at the door.</summary>
/// <remarks><para>From / To: Intake to the caller.</para></remarks>
public abstract record IntakeVerdict
{
    private IntakeVerdict(IntakeVerdictKind kind) => Kind = kind;

    /// <summary>Which case this is.</summary>
    public IntakeVerdictKind Kind { get; }

    /// <summary>The item is stored and its run is started, or will be by the sweeper.</summary>
    public sealed record Accepted(string RunId) : IntakeVerdict(IntakeVerdictKind.Accepted);

    /// <summary>The same key and payload came before; here is its run.</summary>
    public sealed record Duplicate(string RunId) : IntakeVerdict(IntakeVerdictKind.Duplicate);

    /// <summary>The key belongs to another payload; nothing was started.</summary>
    public sealed record KeyReused(string RunId) : IntakeVerdict(IntakeVerdictKind.KeyReused);

    /// <summary>The item lies in the reject queue with what it violates.</summary>
    public sealed record Rejected(string RejectId, IReadOnlyList<ContractViolation> Violations)
        : IntakeVerdict(IntakeVerdictKind.Rejected);

    /// <summary>The contract is blocked or not active; the reasons are for people.</summary>
    public sealed record Blocked(IReadOnlyList<string> Reasons) : IntakeVerdict(IntakeVerdictKind.Blocked);

    /// <summary>The signature, its time or the secret did not fit.</summary>
    public sealed record Unauthentic(string Code) : IntakeVerdict(IntakeVerdictKind.Unauthentic);

    /// <summary>The body is over the limit of the door, in bytes.</summary>
    public sealed record TooLarge(long LimitBytes, string? RejectId = null) : IntakeVerdict(IntakeVerdictKind.TooLarge);

    /// <summary>The body is not what its content type says.</summary>
    public sealed record Malformed(string Code, string Detail, string? RejectId = null)
        : IntakeVerdict(IntakeVerdictKind.Malformed);

    /// <summary>The workflow or the profile is not known here.</summary>
    public sealed record UnknownSource(string Code, string Detail) : IntakeVerdict(IntakeVerdictKind.UnknownSource);
}
