namespace FunctionApp.Effects.Mail;

/// <summary>A mail, all of it fixed; its identity comes from the key, so a second sending is the same mail.</summary>
internal sealed record MailDraft(
    string Key,
    string ToAddress,
    string ToName,
    string Subject,
    string Text,
    string? Html,
    string? Thread = null,
    string? ReplyTo = null);
