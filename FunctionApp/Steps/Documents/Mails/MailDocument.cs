namespace FunctionApp.Steps.Documents.Mails;

/// <summary>An e-mail as people see it: who, about what, the text, the attachments; pure.</summary>
internal sealed record MailDocument(string From, string Subject, string Text, IReadOnlyList<DocumentFile> Attachments)
{
    /// <summary>Reads a message.</summary>
    /// <param name="bytes">The message as it was stored.</param>
    /// <param name="strip">Makes plain text of HTML.</param>
    public static MailDocument Read(ReadOnlyMemory<byte> bytes, Func<string, string> strip)
    {
        MailPart message = MailPart.Read(TransferCodes.AsBytesText(bytes));
        MailPart[] leaves = [.. message.Leaves()];
        MailPart[] texts = [.. leaves.Where(IsText)];
        string text = texts.FirstOrDefault(p => p.ContentType == "text/plain") is { } plain ? plain.Text()
            : texts.FirstOrDefault() is { } html ? strip(html.Text())
            : "";
        return new(
            HeaderValues.Decoded(message.Header("From")),
            HeaderValues.Decoded(message.Header("Subject")),
            text,
            [.. leaves.Where(p => !IsText(p)).Select(p => new DocumentFile(p.FileName ?? "", p.ContentType, p.Bytes()))]);
    }

    /// <summary>The text with the lines of the head that matter, for templates.</summary>
    public string WithHead() => $"From: {From}\nSubject: {Subject}\n\n{Text}";

    private static bool IsText(MailPart part) =>
        part.ContentType is "text/plain" or "text/html" && part.FileName is null;
}
