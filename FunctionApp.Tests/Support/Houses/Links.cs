using System.Text.RegularExpressions;
using FunctionApp.Tests.Support.Servers;

namespace FunctionApp.Tests.Support.Houses;

/// <summary>The approval link in a mail, as a person would click it.</summary>
internal static partial class Links
{
    /// <summary>Path and query, to be asked of the test's own host.</summary>
    public static string ApprovalIn(SinkMail mail)
    {
        Match link = Approval().Match(mail.Text);
        Xunit.Assert.True(link.Success, $"no approval link in:\n{mail.Text}");
        return link.Groups["path"].Value;
    }

    [GeneratedRegex(@"http://handshake\.test/(?<path>api/approvals/\S+)")]
    private static partial Regex Approval();
}
