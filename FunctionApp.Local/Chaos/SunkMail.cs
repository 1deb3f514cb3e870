using System.Text.RegularExpressions;
using FunctionApp.Local.Serving;

namespace FunctionApp.Local.Chaos;

/// <summary>A mail that was taken over.</summary>
/// <remarks><para>Shape: <paramref name="Link"/> is the path of the approval link in it, null for a mail that asks nothing.</para></remarks>
internal sealed partial record SunkMail(string MessageId, string To, string Subject, string? Link)
{
    public static SunkMail Read(string raw)
    {
        MailFile file = MailFile.Read(raw);
        Match link = Approval().Match(file.Text);
        return new(Identity().Match(raw).Groups[1].Value, file.To, file.Subject, link.Success ? link.Groups[1].Value : null);
    }

    [GeneratedRegex(@"^Message-ID:\s*(<[^>]+>)", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Identity();

    [GeneratedRegex(@"http://chaos\.local/(api/approvals/\S+)")]
    private static partial Regex Approval();
}
