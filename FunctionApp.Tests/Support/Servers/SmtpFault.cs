namespace FunctionApp.Tests.Support.Servers;

/// <summary>How one mail fails.</summary>
internal enum SmtpFault
{
    /// <summary>450 to the recipient: try again later.</summary>
    RecipientBusy,

    /// <summary>550 to the recipient: no such person.</summary>
    RecipientUnknown,

    /// <summary>451 after the text: nothing was taken over.</summary>
    RefusedAfterText,

    /// <summary>The connection is cut before the text.</summary>
    DroppedBeforeText,

    /// <summary>The mail is taken over, and the connection cut before the sender hears so.</summary>
    DroppedAfterText,
}
