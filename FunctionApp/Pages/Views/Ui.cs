using FunctionApp.Hosting;
using FunctionApp.Hosting.SignIn;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;

namespace FunctionApp.Pages.Views;

/// <summary>The frame of the house's own pages: who may see them, and the way between them.</summary>
internal static class Ui
{
    internal const string Root = "/api/ui";

    private static readonly (string Text, string Path)[] Rooms =
    [
        ("Overview", ""), ("Desk", "/inbox"), ("Runs", "/runs"), ("Rejects", "/rejects"), ("Numbers", "/kpis"), ("Contracts", "/contracts"),
    ];

    /// <summary>Shows a page to who may see it, and says to others why not.</summary>
    internal static async Task<IResult> ShowAsync(PageSignIn signIn, HttpRequest request, Func<Task<HtmlPage>> page) =>
        signIn.Check(request, PageRole.Viewer) is SignInVerdict.Refused refused ? Refusal(refused) : await page();

    /// <summary>Shows a page that depends on who looks at it.</summary>
    internal static async Task<IResult> ShowAsync(
        PageSignIn signIn, HttpRequest request, PageRole needed, Func<Viewer, Task<HtmlPage>> page) => signIn.Check(request, needed) switch
        {
            SignInVerdict.In known => await page(known.Viewer),
            SignInVerdict.Refused refused => Refusal(refused),
            _ => throw new InvalidOperationException("a verdict of the sign-in has no page"),
        };

    /// <summary>Takes a form that a page of ours sent in the name of who is signed in.</summary>
    internal static async Task<IResult> TakeAsync(
        PageSignIn signIn, FormGuard guard, HttpRequest request, PageRole needed, Func<Viewer, Task<HtmlPage>> act, CancellationToken cancellation) =>
        signIn.Check(request, needed) switch
        {
            SignInVerdict.In known => await guard.RefusalAsync(request, known.Viewer, cancellation) is { } refused ? Refusal(refused) : await act(known.Viewer),
            SignInVerdict.Refused refused => Refusal(refused),
            _ => throw new InvalidOperationException("a verdict of the sign-in has no page"),
        };

    internal static IReadOnlyList<HtmlLink> Navigation(string room) => [.. Rooms.Select(r => new HtmlLink(r.Text, Root + r.Path, r.Path == room))];

    internal static HtmlPage Page(string room, string title, IHtmlContent content, IHtmlContent? above = null, HtmlNotice? notice = null, int status = 200) =>
        new(title, content)
        {
            Status = status,
            Notice = notice,
            Above = above ?? Html.Nothing,
            Links = Navigation(room),
        };

    internal static HtmlPage NotFound(string room, string what) => Page(
        room,
        "Not found",
        Html.Of($"""<section class="card empty"><p class="lead">{what}</p><p><a class="button second" href="{Root}">Go to the overview</a></p></section>"""),
        status: 404);

    internal static IHtmlContent Badge((string Words, Tone Tone) state) => Html.Badge(state.Words, state.Tone);

    private static HtmlPage Refusal(SignInVerdict.Refused refused) => new(refused.Title, Html.Of(
        $"""
        <section class="card">
        <p>{refused.Detail}</p>
        {Html.When(refused.Status == 401, $"""<p><a class="button" href="/.auth/login/aad?post_login_redirect_uri={Root}">Sign in</a></p>""")}
        <p class="soft small">{refused.Code}</p>
        </section>
        """))
    {
        Status = refused.Status,
    };
}
