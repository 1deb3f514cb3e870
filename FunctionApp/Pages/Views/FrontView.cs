using FunctionApp.Audit;
using FunctionApp.Hosting;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Pages.Views;

/// <summary>The first page: what needs a person now, and what happened last.</summary>
internal static class FrontView
{
    internal static HtmlPage Of(
        IReadOnlyList<RunSummary> waiting,
        IReadOnlyList<RunSummary> latest,
        int openRejects,
        IReadOnlyList<(string Workflow, string Words)> stopped) => Ui.Page(
        "",
        "Overview",
        Html.Of(
            $"""
            <section class="card" aria-labelledby="waiting"><h2 id="waiting">Needs a person</h2>{Waiting(waiting)}
            <p><a href="{Ui.Root}/inbox">The desk: everything that waits, the most urgent first</a></p>
            {Html.When(openRejects > 0, $"""<p>{Html.Badge(Html.Count(openRejects, "reject"), Tone.Warn)} <a href="{Ui.Root}/rejects">Items to be mended</a></p>""")}
            {Html.Each(stopped, s => Html.Of($"""<p>{Html.Badge(s.Words, Tone.Bad)} <a href="{Ui.Root}/contracts/{s.Workflow}">{s.Workflow}</a> starts no runs</p>"""))}</section>
            <section class="card" aria-labelledby="latest"><h2 id="latest">Latest runs</h2>{Latest(latest)}</section>
            """));

    private static IHtmlContent Waiting(IReadOnlyList<RunSummary> waiting) => waiting.Count == 0
        ? Html.Of($"""<p class="soft">No run waits for anybody. Mails with a link tell the people concerned when something does.</p>""")
        : RunsView.Table(waiting);

    private static IHtmlContent Latest(IReadOnlyList<RunSummary> latest) => latest.Count == 0
        ? Html.Of($"""<p class="soft">Nothing has come in yet.</p>""")
        : Html.Of($"""{RunsView.Table(latest)}<p><a href="{Ui.Root}/runs">All runs</a></p>""");
}
