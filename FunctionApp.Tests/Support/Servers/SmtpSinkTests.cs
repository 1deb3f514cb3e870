using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using Xunit;

namespace FunctionApp.Tests.Support.Servers;

public sealed class SmtpSinkTests
{
    [Fact]
    public async Task A_mail_is_recorded_with_its_decoded_parts_even_when_its_sender_never_hears_so()
    {
        await using SmtpSink sink = new();
        sink.FailNext(SmtpFault.RecipientBusy, SmtpFault.DroppedAfterText);
        using SmtpClient client = new(sink.Host, sink.Port) { Credentials = new NetworkCredential("user", "secret") };
        await Assert.ThrowsAsync<SmtpFailedRecipientException>(() => SendAsync(client));
        await Assert.ThrowsAsync<SmtpException>(() => SendAsync(client));
        await SendAsync(client);

        IReadOnlyList<SinkMail> mails = await sink.ReceivedAsync(2);
        Assert.Equal(2, mails.Count);
        Assert.Equal(("shop@example.com", "ann@example.com"), (mails[1].From, mails[1].To.Single()));
        Assert.Equal("Freigabe nötig: Überweisung an Müller & Söhne, mit einem langen Betreff", mails[1].Subject);
        Assert.Contains("Grüße aus Köln", mails[1].Text, StringComparison.Ordinal);
        Assert.Contains("<p>Grüße = ✓</p>", mails[1].Html, StringComparison.Ordinal);
        Assert.Equal("<run-1@handshake>", mails[1].MessageId);
    }

    private static async Task SendAsync(SmtpClient client)
    {
        using MailMessage mail = new("shop@example.com", "ann@example.com")
        {
            Subject = "Freigabe nötig: Überweisung an Müller & Söhne, mit einem langen Betreff",
            Body = "Grüße aus Köln\r\n.\r\n..und ein Punkt",
        };
        mail.Headers.Add("Message-ID", "<run-1@handshake>");
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString("<p>Grüße = ✓</p>", new ContentType("text/html; charset=utf-8")));
        await client.SendMailAsync(mail);
    }
}
