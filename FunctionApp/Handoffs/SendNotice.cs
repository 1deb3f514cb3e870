namespace FunctionApp.Handoffs;

/// <summary>Sends a mail to a person of the house through the ledger; Effects is behind it.</summary>
public delegate Task<EffectReceipt> SendNotice(NoticeMail mail, CancellationToken cancellation);
