namespace FunctionApp.Effects;

/// <summary>The error codes of this room; each has a page in docs/errors.</summary>
internal static class EffectCodes
{
    /// <summary>The same key came with another payload.</summary>
    public const string KeyReused = "EFX001";

    /// <summary>The payload is not the one the yes was given to.</summary>
    public const string NotWhatWasApproved = "EFX002";

    /// <summary>The owner of the row was lost while it acted.</summary>
    public const string OwnerLost = "EFX003";

    /// <summary>The call was sent and no usable answer came.</summary>
    public const string NoAnswer = "EFX004";

    /// <summary>The target could not be reached; nothing was sent.</summary>
    public const string NotSent = "EFX005";

    /// <summary>The target asks to wait or is not available.</summary>
    public const string TargetBusy = "EFX006";

    /// <summary>The target refused it.</summary>
    public const string RefusedByTarget = "EFX007";

    /// <summary>The address is not allowed.</summary>
    public const string AddressRefused = "EFX008";

    /// <summary>A value that the call needs is missing or unfit.</summary>
    public const string ValueMissing = "EFX009";

    /// <summary>It was done and undone before.</summary>
    public const string UndoneBefore = "EFX014";

    /// <summary>The connector is not set up as it was when the effect was prepared.</summary>
    public const string NotConnected = "EFX015";

    /// <summary>The target did not accept our credentials.</summary>
    public const string NotAuthorized = "EFX016";

    /// <summary>The target answered more than the cap allows.</summary>
    public const string AnswerTooLarge = "EFX017";

    /// <summary>The look-up did not say whether it happened.</summary>
    public const string StillInDoubt = "EFX018";

    /// <summary>The contract's rate for this vendor is used up.</summary>
    public const string RateUsedUp = "EFX019";

    /// <summary>The mail server refused the recipient.</summary>
    public const string RecipientRefused = "EFX020";

    /// <summary>An operator stopped the workflow, the step or the connector.</summary>
    public const string Stopped = "EFX021";

    /// <summary>The connector is held back because it did not answer lately.</summary>
    public const string HeldBack = "EFX022";
}
