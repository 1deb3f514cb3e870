using FunctionApp.Audit;
using FunctionApp.Hosting;
using FunctionApp.Pages.RunDocuments;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Pages.Views;

/// <summary>Lists of runs.</summary>
internal static class RunsView
{
    internal static HtmlPage Of(RunPage page, RunQuery query, IReadOnlyList<string> workflows) => Ui.Page(
        "/runs",
        "Runs",
        Html.Of(
            $"""
            {Filter(query, workflows)}
            <section class="card" aria-label="Runs">{(page.Runs.Count > 0 ? Table(page.Runs) : Empty(query, workflows))}</section>
            {Pager(page, query)}
            """));

    internal static IHtmlContent Table(IReadOnlyList<RunSummary> runs) => Html.Of(
        $"""
        <table class="stack"><thead><tr><th scope="col">Began</th><th scope="col">Workflow</th><th scope="col">State</th><th scope="col">Last change</th></tr></thead>
        <tbody>{Html.Each(runs, Row)}</tbody></table>
        """);

    private static IHtmlContent Row(RunSummary run) => Html.Of(
        $"""
        <tr><th scope="row"><a href="{Ui.Root}/runs/{run.RunId}">{Html.Time(run.StartedUtc)}</a></th>
        <td data-label="Workflow">{run.Workflow} <span class="soft small">{run.ContractVersion}</span></td>
        <td data-label="State">{Ui.Badge(StateWords.OfRun(Words.Upper(run.State)))}{Html.When(run.WaitingFor is not null, $""" <span class="soft small">at {run.WaitingFor}</span>""")}</td>
        <td data-label="Last change">{Html.Time(run.ChangedUtc)}</td></tr>
        """);

    private static IHtmlContent Filter(RunQuery query, IReadOnlyList<string> workflows) => Html.Of(
        $"""
        <form class="card" method="get" action="{Ui.Root}/runs"><div class="row">
        <div class="field"><label for="workflow">Workflow</label><select id="workflow" name="workflow"><option value="">all</option>{Html.Each(workflows, w => Option(w, w, w == query.Workflow))}</select></div>
        <div class="field"><label for="state">State</label><select id="state" name="state"><option value="">any</option>{Html.Each(StateWords.RunStates, s => Option(s, StateWords.OfRun(s).Words, query.State is { } state && s == Words.Upper(state)))}</select></div>
        <button type="submit">Show</button></div></form>
        """);

    private static IHtmlContent Option(string value, string text, bool chosen) => chosen
        ? Html.Of($"""<option value="{value}" selected>{text}</option>""")
        : Html.Of($"""<option value="{value}">{text}</option>""");

    private static IHtmlContent Empty(RunQuery query, IReadOnlyList<string> workflows) => query is { Workflow: null, State: null, Cursor: null }
        ? Html.Of(
            $"""
            <div class="empty"><p class="lead">Nothing has come in yet.</p>
            <p>A run begins when an item is sent to a workflow{(workflows.Count == 0 ? "" : $", for example by POST to /api/workflows/{workflows[0]}/runs")}.</p></div>
            """)
        : Html.Of($"""<div class="empty"><p class="lead">No run fits this choice.</p><p><a href="{Ui.Root}/runs">Show all runs</a></p></div>""");

    private static IHtmlContent Pager(RunPage page, RunQuery query) => page.Cursor is null
        ? Html.Nothing
        : Html.Of(
            $"""<nav class="pager" aria-label="More runs"><a class="button second" rel="next" href="{Ui.Root}/runs?workflow={query.Workflow}&state={(query.State is { } state ? Words.Upper(state) : "")}&cursor={page.Cursor}">Older runs</a></nav>""");
}
