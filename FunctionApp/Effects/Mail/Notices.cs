using System.Text;
using FunctionApp.Effects.Ledger;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Effects.Mail;

/// <summary>Sends mail to people of the house through the ledger; in doubt the same mail goes out once more.</summary>
internal sealed class Notices(EffectLedger ledger, MailTransport transport, ILogger<Notices> log)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    /// <summary>Sends it, or says that it was sent before.</summary>
    public async Task<EffectReceipt> SendAsync(NoticeMail mail, CancellationToken cancellation)
    {
        // The text holds a link that differs at each making; the key alone says which mail it is.
        LedgerWish wish = new(
            LedgerAddress.OfNotice(mail.RunId, mail.Key), mail.RunId, "notice", "mail", "send", mail.Key,
            BlobVault.Sha256Of(Encoding.UTF8.GetBytes(mail.Key)), 0, Guid.NewGuid().ToString("n"), Limit, false, false);
        LedgerClaim claim = await ledger.ClaimAsync(wish, cancellation);
        if (claim.Standing is EffectReceipt.InDoubt)
        {
            claim = await ledger.ClaimDoubtAsync(wish, cancellation);
        }

        if (claim.Mine is not { } row)
        {
            return claim.Standing!;
        }

        MailDraft draft = new(mail.Key, mail.ToAddress, mail.ToName, mail.Subject, mail.Text, mail.Html, Thread: mail.RunId);
        EffectReceipt answer = await ledger.AnswerAsync(row, await transport.SendAsync(draft, Limit, cancellation), null, cancellation);
        if (answer is EffectReceipt.NotApplied no)
        {
            EffectsLog.MailNotSent(log, no.Code, mail.RunId);
        }

        return answer;
    }
}
