namespace FunctionApp.Tests.Support.Servers;

/// <summary>A mail as an SMTP sink received it: envelope, raw text, decoded parts.</summary>
internal sealed record SinkMail(string From, IReadOnlyList<string> To, string Raw)
{
    private readonly MimePart _root = MimePart.Parse(Raw);

    internal string Subject => _root.Header("Subject") ?? "";

    internal string? MessageId => _root.Header("Message-ID");

    internal string Text => _root.Leaves.FirstOrDefault(part => part.MediaType == "text/plain")?.Content ?? "";

    internal string Html => _root.Leaves.FirstOrDefault(part => part.MediaType == "text/html")?.Content ?? "";

    internal IReadOnlyList<MimePart> Parts => [.. _root.Leaves];

    internal string? Header(string name) => _root.Header(name);
}
