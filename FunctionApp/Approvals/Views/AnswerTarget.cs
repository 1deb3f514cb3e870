using FunctionApp.Hosting;
using FunctionApp.Hosting.SignIn;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Approvals.Views;

/// <summary>Where an answer's form goes, and what it carries along: the link of a mail, or the form token of who is signed in.</summary>
/// <remarks>Who is signed in needs no code from the mail. The key signs when the page was shown.</remarks>
internal sealed record AnswerTarget(string Action, string Key, bool BySignIn)
{
    public static AnswerTarget Link(string token) => new($"?t={token}", token, false);

    public static AnswerTarget SignedIn(string formToken) => new("", formToken, true);

    public IHtmlContent Hidden => Html.When(BySignIn, $"""<input type="hidden" name="{FormGuard.Field}" value="{Key}">""");
}
