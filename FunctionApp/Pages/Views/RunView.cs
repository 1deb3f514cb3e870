using System.Globalization;
using FunctionApp.Audit;
using FunctionApp.Hosting;
using FunctionApp.Pages.RunDocuments;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Pages.Views;

/// <summary>The page of one run.</summary>
internal static class RunView
{
    internal static HtmlPage Of(RunSources sources)
    {
        RunDocument run = RunDocumentFold.Of(sources);
        string? zone = sources.Contract.Definition.Calendar?.TimeZone;
        return Ui.Page(
            "/runs",
            sources.Contract.Definition.Title,
            Html.Of(
                $"""
                {Summary(run, zone)}
                <div class="two"><div>{StepsView.Of(run.Steps, zone)}</div>
                <div>{Content("came", "What came in", run.Input)}</div></div>
                {ApprovalsView.Of(run.Approvals, zone)}
                {EffectsView.Of(run, zone)}
                {(run.State == "COMPLETED" ? Content("result", "Result", run.Output) : Html.Nothing)}
                {Record(run, sources.Chain, zone)}
                """),
            Html.Of($"""<a href="{Ui.Root}/runs?workflow={run.Workflow}">{run.Workflow}</a> {run.ContractVersion}"""),
            EffectsView.Sandbox(run));
    }

    private static IHtmlContent Summary(RunDocument run, string? zone) => Html.Of(
        $"""
        <section class="card" aria-label="Where it stands">
        <p>{Ui.Badge(StateWords.OfRun(run.State))}</p>
        {WaitView.Of(run, zone)}
        {DegradedView.Of(run.Degraded, run.WaitingFor is null && run.State is not "RUNNING", zone)}
        <dl class="facts">
        <dt>Run</dt><dd><code>{run.RunId}</code></dd>
        {Html.When(run.BusinessState is not null, $"<dt>Business state</dt><dd>{run.BusinessState}</dd>")}
        {Times(run, zone)}
        <dt>Owner</dt><dd>{run.Owner}; undoing: {run.RollbackOwner}</dd>
        <dt>Cost</dt><dd>{Cost(run.Cost)}</dd>
        </dl></section>
        """);

    private static IHtmlContent Times(RunDocument run, string? zone)
    {
        if (run.AuditLog.Count == 0)
        {
            return Html.Nothing;
        }

        DateTimeOffset began = run.AuditLog[0].Timestamp;
        DateTimeOffset last = run.AuditLog[^1].Timestamp;
        return Html.Of(
            $"""
            <dt>Began</dt><dd>{Html.Time(began, zone)}</dd>
            <dt>Last change</dt><dd>{Html.Time(last, zone)}, {Html.Duration(last - began)} after it began</dd>
            """);
    }

    private static string Cost(RunCost cost)
    {
        int tokens = cost.InputTokens + cost.OutputTokens;
        string models = tokens == 0
            ? "Nothing for models"
            : string.Create(CultureInfo.InvariantCulture, $"{cost.ModelMicroUsd / 1_000_000m:0.0000} USD for models ({tokens} tokens)");
        return cost.ReviewerSeconds == 0
            ? $"{models}, no time of people"
            : $"{models}, {Html.Duration(TimeSpan.FromSeconds(cost.ReviewerSeconds))} of people";
    }

    private static IHtmlContent Content(string id, string title, System.Text.Json.JsonElement? content) => Html.Of(
        $"""<section class="card" aria-labelledby="{id}"><h2 id="{id}">{title}</h2>{ContentView.Of(content)}</section>""");

    private static IHtmlContent Record(RunDocument run, AuditExtract chain, string? zone)
    {
        int faults = AuditChain.Verify(chain.Entries, chain.Head).Count;
        return Html.Of(
            $"""
            <section class="card" aria-labelledby="record"><h2 id="record">Record</h2>
            <p>{Html.Count(run.AuditLog.Count, "entry").Replace("entrys", "entries", StringComparison.Ordinal)}, each sealed to the one before. {Verdict(faults)}</p>
            <details><summary>Show every entry</summary>
            <table class="stack"><thead><tr><th scope="col">No.</th><th scope="col">Step</th><th scope="col">Result</th><th scope="col">By</th><th scope="col">When</th></tr></thead>
            <tbody>{Html.Each(run.AuditLog, l => Line(l, zone))}</tbody></table></details>
            <p class="soft small">Contract <code>{run.ContractSha256}</code></p></section>
            """);
    }

    private static IHtmlContent Verdict(int faults) => faults == 0
        ? Html.Badge("Untouched", Tone.Good)
        : Html.Badge($"{Html.Count(faults, "fault")} found: the record was changed", Tone.Bad);

    private static IHtmlContent Line(AuditLogLine line, string? zone) => Html.Of(
        $"""
        <tr><th scope="row">{line.Seq}</th><td data-label="Step">{line.Step}</td>
        <td data-label="Result">{line.Result.Replace('_', ' ')} {line.Code}</td><td data-label="By">{line.Actor}</td>
        <td data-label="When">{Html.Time(line.Timestamp, zone)}</td></tr>
        """);
}
