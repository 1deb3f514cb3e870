using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using FunctionApp.Effects.Connectors;
using FunctionApp.Handoffs;
using Microsoft.Extensions.Configuration;

namespace FunctionApp.Effects.Mail;

/// <summary>Sends mail by the way that is chosen: an SMTP server, the pickup folder, Communication Services or Graph.</summary>
/// <remarks><para>Shape: <c>Handshake:Mail:Sender</c> = smtp, pickup, acs, graph; left out, what is set up decides between the first two.</para></remarks>
internal sealed class MailTransport(IConfiguration settings, Secrets secrets, MailMessages messages, MailApi api, TimeProvider clock)
{
    /// <summary>Where mail is laid when no server is set; null where none is.</summary>
    public string? PickupFolder => settings["Handshake:Mail:PickupFolder"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;

    private string? Host => settings["Handshake:Smtp:Host"] is { Length: > 0 } host ? host : null;

    /// <summary>Sends once: Applied with the Message-ID, NotApplied, Refused or InDoubt.</summary>
    public async Task<EffectReceipt> SendAsync(MailDraft draft, TimeSpan limit, CancellationToken cancellation)
    {
        using MailMessage? message = messages.Make(draft);
        if (message is null)
        {
            return new EffectReceipt.Refused(EffectCodes.ValueMissing);
        }

        string id = message.Headers["Message-ID"]!;
        switch (SenderOf(settings))
        {
            case "smtp" when Host is { } host:
                return await BySmtpAsync(host, message, id, limit, cancellation);
            case "pickup" when PickupFolder is { } folder:
                await PickupAsync(folder, message, id, cancellation);
                return new EffectReceipt.Applied(id);
            case { } sender when MailApi.Knows(sender):
                return await api.SendAsync(sender, draft, message, limit, cancellation);
            default:
                return new EffectReceipt.NotApplied(EffectCodes.NotConnected, null);
        }
    }

    /// <summary>By which way mail leaves; null where none is set up.</summary>
    public static string? SenderOf(IConfiguration settings) => settings["Handshake:Mail:Sender"] is { Length: > 0 } sender ? sender
        : settings["Handshake:Smtp:Host"] is { Length: > 0 } ? "smtp"
        : settings["Handshake:Mail:PickupFolder"] is { Length: > 0 } ? "pickup"
        : null;

    private async Task<EffectReceipt> BySmtpAsync(
        string host, MailMessage message, string id, TimeSpan limit, CancellationToken cancellation)
    {
        using SmtpClient client = new(host, settings.GetValue("Handshake:Smtp:Port", 587))
        {
            EnableSsl = settings.GetValue("Handshake:Smtp:Tls", true),
        };
        if (settings["Handshake:Smtp:User"] is { Length: > 0 } user)
        {
            client.Credentials = new NetworkCredential(user, secrets.Find("smtp-password"));
        }

        using CancellationTokenSource timeout = new(limit, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            await client.SendMailAsync(message, either.Token);
            return new EffectReceipt.Applied(id);
        }
        catch (SmtpException e)
        {
            return Failed(e);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new EffectReceipt.InDoubt(EffectCodes.NoAnswer);
        }
    }

    private static EffectReceipt Failed(SmtpException failure) => failure switch
    {
        { InnerException: SocketException or WebException { InnerException: SocketException } } =>
            new EffectReceipt.NotApplied(EffectCodes.NotSent, null),
        SmtpFailedRecipientException { StatusCode: >= SmtpStatusCode.CommandUnrecognized } =>
            new EffectReceipt.Refused(EffectCodes.RecipientRefused),
        SmtpFailedRecipientException => new EffectReceipt.NotApplied(EffectCodes.TargetBusy, null),
        { StatusCode: >= SmtpStatusCode.ServiceNotAvailable and < SmtpStatusCode.CommandUnrecognized } =>
            new EffectReceipt.NotApplied(EffectCodes.TargetBusy, null),
        { StatusCode: >= SmtpStatusCode.CommandUnrecognized } => new EffectReceipt.NotApplied(EffectCodes.NotAuthorized, null),
        _ => new EffectReceipt.InDoubt(EffectCodes.NoAnswer),
    };

    // The client writes a file of its own choice of name; moving it to a name made from the identity makes a second sending the same mail.
    private static async Task PickupAsync(string folder, MailMessage message, string id, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        string own = Path.Combine(folder, $".{Guid.NewGuid():n}");
        Directory.CreateDirectory(own);
        try
        {
            using SmtpClient writer = new()
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                PickupDirectoryLocation = own,
            };
            await writer.SendMailAsync(message, cancellation);
            File.Move(Directory.GetFiles(own).Single(), Path.Combine(folder, $"{id.Trim('<', '>').Split('@')[0]}.eml"), overwrite: true);
        }
        finally
        {
            Directory.Delete(own, recursive: true);
        }
    }
}
