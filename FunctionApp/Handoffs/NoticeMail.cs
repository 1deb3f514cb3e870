namespace FunctionApp.Handoffs;

/// <summary>A mail to a person of the house, to be sent through the ledger.</summary>
/// <remarks>
/// <para>From / To: Approvals to Effects.</para>
/// <para>Guarantee: in doubt it is sent again with the same Message-ID, made from <paramref name="Key"/>.</para>
/// </remarks>
public sealed record NoticeMail(
    string Key,
    string RunId,
    string ToAddress,
    string ToName,
    string Subject,
    string Text,
    string Html);
