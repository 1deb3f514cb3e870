using System.Net.Http.Headers;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Identity;
using FunctionApp.Effects.Connectors;
using FunctionApp.Handoffs;
using Microsoft.Extensions.Configuration;

namespace FunctionApp.Effects.Mail;

/// <summary>Sends mail by Azure Communication Services Email or Microsoft Graph, signed in as the app's identity.</summary>
/// <remarks>
/// <para>Guarantee: the operation's id follows from the mail's key, so a second sending is the same operation at Communication Services;
/// Graph knows no such id, and the mail carries its key in a header.</para>
/// <para>Source: Email - Send, 2023-03-31; user: sendMail, v1.0.</para>
/// </remarks>
internal sealed class MailApi(IConfiguration settings, HttpExchange exchange, TokenCredential identity, TimeProvider clock)
{
    private const int MostAnswerBytes = 64 * 1024;
    private const string Graph = "https://graph.microsoft.com";

    /// <summary>The names by which <c>Handshake:Mail:Sender</c> chooses it.</summary>
    public static bool Knows(string? sender) => sender is "acs" or "graph";

    /// <summary>Sends once: Applied with the Message-ID, NotApplied, Refused or InDoubt.</summary>
    public async Task<EffectReceipt> SendAsync(
        string sender, MailDraft draft, MailMessage message, TimeSpan limit, CancellationToken cancellation)
    {
        bool allowPrivate = settings.GetValue<bool>("Handshake:Mail:AllowPrivate");
        if (RootOf(sender) is not { } root || !(root.Scheme == Uri.UriSchemeHttps || allowPrivate))
        {
            return new EffectReceipt.NotApplied(EffectCodes.NotConnected, null);
        }

        using CancellationTokenSource timeout = new(limit, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        if (await TokenAsync(sender, either.Token) is not { } token)
        {
            return new EffectReceipt.NotApplied(EffectCodes.NotAuthorized, null);
        }

        string id = message.Headers["Message-ID"]!;
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(root, PathOf(sender, message.From!)));
        request.Content = new SentMark(JsonSerializer.SerializeToUtf8Bytes(sender == "acs" ? Acs(draft, message) : ByGraph(draft, message, id)), "application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (sender == "acs")
        {
            request.Headers.Add("Operation-Id", OperationOf(id).ToString());
        }

        (HttpAnswer? answer, EffectReceipt? failure) =
            await exchange.SendAsync(request, allowPrivate, MostAnswerBytes, cancellation, either.Token);
        return failure ?? Receipt(answer!, id);
    }

    private static EffectReceipt Receipt(HttpAnswer answer, string id) => answer.Status switch
    {
        >= 200 and < 300 => new EffectReceipt.Applied(id),
        401 or 403 => new EffectReceipt.NotApplied(EffectCodes.NotAuthorized, answer.RetryAfter),
        429 or 503 => new EffectReceipt.NotApplied(EffectCodes.TargetBusy, answer.RetryAfter),
        >= 300 and < 400 => new EffectReceipt.Refused(EffectCodes.AddressRefused),
        >= 400 and < 500 and not 408 => new EffectReceipt.Refused(EffectCodes.RefusedByTarget),
        _ => new EffectReceipt.InDoubt(EffectCodes.NoAnswer),
    };

    private async Task<string?> TokenAsync(string sender, CancellationToken cancellation)
    {
        string scope = sender == "acs" ? "https://communication.azure.com/.default" : $"{Graph}/.default";
        try
        {
            return (await identity.GetTokenAsync(new TokenRequestContext([scope]), cancellation)).Token;
        }
        catch (Exception e) when (e is AuthenticationFailedException or RequestFailedException)
        {
            return null;
        }
    }

    private Uri? RootOf(string sender) =>
        Uri.TryCreate(settings["Handshake:Mail:Endpoint"] is { Length: > 0 } set ? set : sender == "graph" ? Graph : null, UriKind.Absolute, out Uri? root)
            ? root
            : null;

    private static string PathOf(string sender, MailAddress from) => sender == "acs"
        ? "/emails:send?api-version=2023-03-31"
        : $"/v1.0/users/{Uri.EscapeDataString(from.Address)}/sendMail";

    private static Guid OperationOf(string messageId) => new(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)).AsSpan(0, 16));

    private static object Acs(MailDraft draft, MailMessage message) => new
    {
        senderAddress = message.From!.Address,
        recipients = new { to = message.To.Select(t => new { address = t.Address, displayName = t.DisplayName }) },
        content = new { subject = message.Subject, plainText = draft.Text, html = draft.Html },
        replyTo = message.ReplyToList.Select(r => new { address = r.Address, displayName = r.DisplayName }),
        headers = message.Headers.AllKeys.OfType<string>().Where(h => h is "References" or "In-Reply-To" or "Auto-Submitted")
            .ToDictionary(h => h, h => message.Headers[h]),
        userEngagementTrackingDisabled = true,
    };

    private static object ByGraph(MailDraft draft, MailMessage message, string id) => new
    {
        message = new
        {
            subject = message.Subject,
            body = new { contentType = draft.Html is null ? "Text" : "HTML", content = draft.Html ?? draft.Text },
            toRecipients = message.To.Select(t => new { emailAddress = new { address = t.Address, name = t.DisplayName } }),
            replyTo = message.ReplyToList.Select(r => new { emailAddress = new { address = r.Address, name = r.DisplayName } }),
            internetMessageHeaders = new[] { new { name = "x-handshake-mail", value = id } },
        },
        saveToSentItems = false,
    };
}
