namespace FunctionApp.Approvals;

/// <summary>The error codes of this room; each has a page in docs/errors.</summary>
internal static class ApprovalCodes
{
    /// <summary>The link is not valid: wrong, expired, revoked or for something else.</summary>
    public const string BadLink = "APR001";

    /// <summary>The answer cannot be understood.</summary>
    public const string BadAnswer = "APR002";

    /// <summary>A no needs one of the listed reasons.</summary>
    public const string ReasonNeeded = "APR003";

    /// <summary>The code from the mail is missing or wrong.</summary>
    public const string CodeNeeded = "APR004";

    /// <summary>What was shown has changed since.</summary>
    public const string Changed = "APR005";

    /// <summary>This person may not give this answer.</summary>
    public const string NotAllowed = "APR006";

    /// <summary>Nobody answered in time.</summary>
    public const string Silence = "APR007";

    /// <summary>Too many wrong links or codes.</summary>
    public const string TooManyGuesses = "APR008";

    /// <summary>Nobody stands behind the role.</summary>
    public const string NobodyAsked = "APR009";
}
