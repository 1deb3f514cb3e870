using System.Globalization;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Catalog;
using FunctionApp.WorkflowContracts.Checks.Lock;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Pages.Views;

/// <summary>One workflow's contract: how it stands, its steps, its versions with their checks, its stops.</summary>
internal static class ContractPageView
{
    internal static HtmlPage Of(ContractSheet sheet)
    {
        WorkflowDefinition? contract = sheet.Definition;
        return Ui.Page(
            "/contracts",
            contract?.Title ?? sheet.Workflow,
            Html.Of(
                $"""
                {Standing(sheet)}
                {(contract is null ? Html.Nothing : Steps(contract))}
                {Versions(sheet)}
                """),
            Html.Of($"{sheet.Workflow}{(sheet.Active is null ? "" : $" {sheet.Active.Pin.Version}")}"));
    }

    private static IHtmlContent Standing(ContractSheet sheet)
    {
        (string, Tone) state = ContractsView.StateOf(sheet.Verdict);
        return Html.Of(
            $"""
            <section class="card" aria-label="How it stands">
            <p>{Ui.Badge(state)}{Html.When(sheet.Active is null, $""" <span class="soft">No new run begins; runs under way go on.</span>""")}</p>
            {Html.When(sheet.Reasons.Count > 0, $"<ul>{Html.Each(sheet.Reasons, r => Html.Of($"<li>{r}</li>"))}</ul>")}
            {(sheet.Definition is { } contract ? ContractsView.Facts(contract) : Html.Nothing)}
            <h3>Stops</h3>
            {Stops(sheet.Stops)}
            <p><a href="{Ui.Root}/runs?workflow={sheet.Workflow}">Its runs</a> · <a href="{Ui.Root}/kpis?workflow={sheet.Workflow}">Its numbers</a></p>
            </section>
            """);
    }

    private static IHtmlContent Stops(IReadOnlyList<ContractSwitch> stops) => stops.Count == 0
        ? Html.Of($"""<p class="soft">Nothing is stopped.</p>""")
        : Html.Of($"<ul>{Html.Each(stops, s => Html.Of($"<li>{Html.Badge($"{What(s)} stopped", Tone.Bad)} {s.Reason} <span class=\"soft small\">by {s.Actor}, {Html.Time(s.AtUtc)}</span></li>"))}</ul>");

    private static string What(ContractSwitch stop) => stop.Kind switch
    {
        SwitchKind.Workflow => "Whole workflow",
        SwitchKind.Step => $"Step {stop.Target}",
        SwitchKind.Connector => $"Connector {stop.Target}",
    };

    private static IHtmlContent Steps(WorkflowDefinition contract) => Html.Of(
        $"""
        <section class="card" aria-labelledby="steps"><h2 id="steps">Steps</h2>
        {ContractGraph.Of(contract)}
        <p class="soft small legend">Round: the machine works. Diamond: a person is asked. Square: something is sent or changed outside.</p>
        <details><summary>Show every step in words</summary>
        <table class="stack"><thead><tr><th scope="col">Step</th><th scope="col">What it does</th><th scope="col">Owner</th><th scope="col">If it fails</th></tr></thead>
        <tbody>{Html.Each(contract.Steps, Row)}</tbody></table></details></section>
        """);

    private static IHtmlContent Row(StepDefinition step) => Html.Of(
        $"""
        <tr><th scope="row">{step.Title ?? step.Id}<br><span class="soft small">{step.Id}</span></th>
        <td data-label="What it does">{ContentView.Title(StepWords.Kind(step.Do))}. {StepWords.Details(step)}</td>
        <td data-label="Owner">{step.Owner}</td><td data-label="If it fails">{ContentView.Title(StepWords.OnFailure(step))}</td></tr>
        """);

    private static IHtmlContent Versions(ContractSheet sheet) => Html.Of(
        $"""
        <section class="card" aria-labelledby="versions"><h2 id="versions">Versions and their checks</h2>
        <table class="stack"><thead><tr><th scope="col">Version</th><th scope="col">State</th><th scope="col">Check</th><th scope="col">Content</th></tr></thead>
        <tbody>{Html.Each(sheet.Versions, v => Row(v, sheet))}</tbody></table></section>
        """);

    private static IHtmlContent Row(CheckedVersion version, ContractSheet sheet)
    {
        bool active = sheet.Active?.Pin.Version == version.Folder.Version;
        return Html.Of(
            $"""
            <tr><th scope="row">{version.Folder.Version}</th>
            <td data-label="State">{(active ? Html.Badge("Active", Tone.Good) : version.MayActivate ? Html.Badge("May be chosen", Tone.Plain) : Html.Badge("Cannot run", Tone.Bad))}</td>
            <td data-label="Check">{Check(version, sheet)}</td>
            <td data-label="Content"><code>{version.Folder.Sha256[..12]}</code></td></tr>
            """);
    }

    private static IHtmlContent Check(CheckedVersion version, ContractSheet sheet) =>
        sheet.Passed.Lines.FirstOrDefault(l => l.ContractSha256 == version.Folder.Sha256 && l.InterpreterSha256 == CheckedSources.Sha256) is { } line
            ? Html.Of($"Passed: {Grouped(line.States)} states and {Grouped(line.Paths)} paths explored with this interpreter.")
            : Html.Of($"<ul>{Html.Each(version.Problems, p => Html.Of($"<li>{p.ToString()}</li>"))}</ul>");

    private static string Grouped(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>What the page of a contract is made from.</summary>
internal sealed record ContractSheet(
    string Workflow,
    CatalogVerdict Verdict,
    IReadOnlyList<CheckedVersion> Versions,
    IReadOnlyList<ContractSwitch> Stops,
    ChecksLock Passed)
{
    internal PinnedContract? Active => (Verdict as CatalogVerdict.Active)?.Contract;

    internal WorkflowDefinition? Definition => Active?.Definition ?? Versions.FirstOrDefault(v => v.Definition is not null)?.Definition;

    internal IReadOnlyList<string> Reasons => Verdict switch
    {
        CatalogVerdict.Blocked blocked => blocked.Reasons,
        CatalogVerdict.Inactive inactive => inactive.Reasons,
        _ => [],
    };
}
