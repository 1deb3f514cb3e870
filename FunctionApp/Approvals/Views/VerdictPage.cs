using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.People;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Approvals.Views;

/// <summary>What a person is told after an answer, and late comers instead of the form.</summary>
internal static class VerdictPage
{
    public static HtmlPage Of(GateVerdict verdict, PeopleCatalog people, string? timeZone) => verdict switch
    {
        GateVerdict.Settled settled => Page("Thank you", Tone.Good, $"<p>{Words(settled.Decision, people, timeZone, "")}</p><p>You can close this page; the run goes on by itself.</p>"),
        GateVerdict.Already already => Page("This was answered before", Tone.Plain, $"<p>{Words(already.Decision, people, timeZone, "already ")}</p><p>There is nothing left to do.</p>"),
        GateVerdict.Counted counted => Page("Your yes counts", Tone.Good, $"<p>{Html.Count(counted.Missing, "more yes")} needed from somebody else.</p>"),
        GateVerdict.PassedOn passed => Page("Passed on", Tone.Good, $"<p>{people.NameOf(passed.PersonId)} is asked instead of you.</p>"),
        GateVerdict.Later later => Page("Until later", Tone.Good, $"<p>You get another mail at {Html.Time(later.AtUtc, timeZone)}.</p>"),
        GateVerdict.NotTaken no => Failed(no),
        _ => throw new InvalidOperationException($"{verdict.GetType().Name} has no page"),
    };

    /// <summary>The page of a link that is none; the same for every reason.</summary>
    public static HtmlPage Failed(GateVerdict.NotTaken refusal) => new(
        refusal.Code == ApprovalCodes.BadLink ? "This link is not valid" : "That did not work",
        Html.Of(
            $"""
            <section class="card"><p>{refusal.Text}</p>
            {Html.When(refusal.Code == ApprovalCodes.BadLink, $"<p>It may be cut off, replaced by a newer one, or over. The newest mail has the link that counts.</p>")}
            <p class="soft small">Code <span class="code">{refusal.Code}</span></p></section>
            """))
    {
        Status = ApprovalPage.StatusOf(refusal.Code),
    };

    /// <summary>How a gate was settled, in one sentence.</summary>
    public static IHtmlContent Words(ApprovalDecision decision, PeopleCatalog people, string? timeZone, string already) => decision switch
    {
        ApprovalDecision.Approved { Choice: { } choice } a =>
            Html.Of($"It was {already}answered with “{Wording.Choice(choice)}” by {Names(a.By, people)} at {Html.Time(a.AtUtc, timeZone)}."),
        ApprovalDecision.Approved a => Html.Of($"It was {already}approved by {Names(a.By, people)} at {Html.Time(a.AtUtc, timeZone)}{(a.Edited ? ", with changes" : "")}."),
        ApprovalDecision.Declined d => Html.Of($"It was {already}declined by {Names(d.By, people)} at {Html.Time(d.AtUtc, timeZone)} ({Wording.Humanized(d.ReasonCode)})."),
        ApprovalDecision.Expired e => Html.Of($"Nobody answered in time; that was settled at {Html.Time(e.AtUtc, timeZone)}."),
        _ => Html.Of($"It is still open."),
    };

    private static string Names(string by, PeopleCatalog people) => string.Join(" and ", by.Split(',').Select(people.NameOf));

    private static HtmlPage Page(string title, Tone tone, FormattableString content) =>
        new(title, Html.Of($"<section class=\"card\">{Html.Badge(title, tone)}<div>{Html.Of(content)}</div></section>"));
}
