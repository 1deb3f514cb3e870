namespace FunctionApp.Handoffs;

/// <summary>The cases of <see cref="ApprovalDecision"/>.</summary>
public enum ApprovalDecisionKind
{
    /// <summary>Not yet settled.</summary>
    Pending,

    /// <summary>Yes.</summary>
    Approved,

    /// <summary>No.</summary>
    Declined,

    /// <summary>Silence until the deadline.</summary>
    Expired,
}
