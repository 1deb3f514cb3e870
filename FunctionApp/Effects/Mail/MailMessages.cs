using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using FunctionApp.Hosting;
using Microsoft.Extensions.Configuration;

namespace FunctionApp.Effects.Mail;

/// <summary>Makes well-formed messages: text and HTML beside each other, UTF-8, an identity of their own, threaded by run.</summary>
internal sealed class MailMessages(IConfiguration settings)
{
    private const string DefaultSender = "Handshake <handshake@localhost>";

    /// <summary>The message; null when an address is none.</summary>
    public MailMessage? Make(MailDraft draft)
    {
        if (!MailAddress.TryCreate(OneLine(draft.ToAddress), OneLine(draft.ToName), Encoding.UTF8, out MailAddress? to)
            || !MailAddress.TryCreate(settings["Handshake:Mail:From"] ?? DefaultSender, out MailAddress? from))
        {
            return null;
        }

        MailMessage message = new(from, to)
        {
            Subject = OneLine(draft.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = draft.Text,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        message.Headers.Add("Message-ID", MessageId(draft.Key, from));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (draft.Thread is { } thread)
        {
            message.Headers.Add("References", MessageId(thread, from));
            message.Headers.Add("In-Reply-To", MessageId(thread, from));
        }

        if (draft.ReplyTo is { } reply && MailAddress.TryCreate(OneLine(reply), out MailAddress? answersTo))
        {
            message.ReplyToList.Add(answersTo);
        }

        if (draft.Html is { } html)
        {
            // With both views set the body is sent as multipart/alternative, the richer one last.
            message.AlternateViews.Add(Part(html, MediaTypeNames.Text.Html));
        }

        return message;
    }

    /// <summary>The identity of the mail with that key.</summary>
    public static string MessageId(string key, MailAddress from) =>
        $"<{BlobVault.Sha256Of(Encoding.UTF8.GetBytes(key))[..32]}@{from.Host}>";

    private static AlternateView Part(string content, string mediaType)
    {
        AlternateView view = AlternateView.CreateAlternateViewFromString(content, Encoding.UTF8, mediaType);
        view.TransferEncoding = TransferEncoding.QuotedPrintable;
        return view;
    }

    // Line ends in a header would start another header.
    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)).Trim();
}
