namespace FunctionApp.Handoffs;

/// <summary>How a gate stands.</summary>
/// <remarks><para>From / To: Approvals to Orchestration.</para></remarks>
public abstract record ApprovalDecision
{
    private ApprovalDecision(ApprovalDecisionKind kind) => Kind = kind;

    /// <summary>Which case this is.</summary>
    public ApprovalDecisionKind Kind { get; }

    /// <summary>Still open: more voices are needed, it was passed on, or a reminder is due; these people are told.</summary>
    public sealed record Pending(IReadOnlyList<GateNotice> Notices, DateTimeOffset? WakeUtc = null)
        : ApprovalDecision(ApprovalDecisionKind.Pending);

    /// <summary>Yes to exactly these payloads; an editor's changed payloads stand in for the shown ones.</summary>
    /// <remarks><para>Units: reviewer time in seconds, as the page measured it.</para></remarks>
    public sealed record Approved(
        string By,
        DateTimeOffset AtUtc,
        IReadOnlyList<PreparedEffect> Covers,
        bool Edited,
        int ReviewerSeconds,
        BlobRef? ManualOutput = null,
        string? Choice = null,
        IReadOnlyList<Fact>? Facts = null) : ApprovalDecision(ApprovalDecisionKind.Approved);

    /// <summary>No, with a reason code.</summary>
    public sealed record Declined(string By, DateTimeOffset AtUtc, string ReasonCode, int ReviewerSeconds)
        : ApprovalDecision(ApprovalDecisionKind.Declined);

    /// <summary>Nobody answered in time; what that means is in the contract.</summary>
    public sealed record Expired(DateTimeOffset AtUtc) : ApprovalDecision(ApprovalDecisionKind.Expired);
}
