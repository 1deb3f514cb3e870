using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Catalog;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Pages.Views;

/// <summary>The workflows of the house and what their contracts say.</summary>
internal static class ContractsView
{
    internal static HtmlPage Of(
        IReadOnlyList<(string Workflow, CatalogVerdict Verdict)> contracts, IReadOnlyList<DegradedMode>? modes = null) => Ui.Page(
        "/contracts",
        "Contracts",
        contracts.Count == 0
            ? Html.Of($"""<section class="card empty"><p class="lead">There is no workflow yet.</p><p>A workflow is a folder under <code>Workflows</code> with one folder per version.</p></section>""")
            : Html.Each(contracts, c => Card(c.Workflow, c.Verdict, [.. (modes ?? []).Where(m => m.Workflow == c.Workflow)])));

    /// <summary>How a contract stands, in words.</summary>
    internal static (string Words, Tone Tone) StateOf(CatalogVerdict verdict) => verdict switch
    {
        CatalogVerdict.Active => ("Active", Tone.Good),
        CatalogVerdict.Blocked => ("Blocked", Tone.Bad),
        CatalogVerdict.Inactive => ("Not active", Tone.Warn),
        _ => ("Unknown", Tone.Plain),
    };

    /// <summary>What a contract promises and who answers for it.</summary>
    internal static IHtmlContent Facts(WorkflowDefinition contract) => Html.Of(
        $"""
        {Html.When(contract.Description is not null, $"<p>{contract.Description}</p>")}
        <dl class="facts"><dt>Owner</dt><dd>{contract.Owner}; undoing: {contract.RollbackOwner}</dd>
        <dt>How free it is</dt><dd>{Freedom(contract.Class)}, {Risk(contract.RiskTier)}</dd>
        <dt>Promise</dt><dd>done within {Html.Duration(contract.Sla.FinishWithin)}{(contract.Sla.FirstResponseWithin is { } first ? $", first response within {Html.Duration(first)}" : "")}</dd></dl>
        """);

    private static IHtmlContent Card(string workflow, CatalogVerdict verdict, IReadOnlyList<DegradedMode> modes) => verdict switch
    {
        CatalogVerdict.Active { Contract: var contract } => Card(
            workflow, contract.Definition.Title, verdict, $"{workflow} {contract.Pin.Version}", Html.Of($"{Html.Each(modes, m => DegradedView.Of(m, contract.Definition.Calendar?.TimeZone))}{Facts(contract.Definition)}")),
        CatalogVerdict.Blocked blocked => Stopped(workflow, verdict, blocked.Reasons),
        CatalogVerdict.Inactive inactive => Stopped(workflow, verdict, inactive.Reasons),
        _ => Stopped(workflow, verdict, []),
    };

    private static IHtmlContent Stopped(string workflow, CatalogVerdict verdict, IReadOnlyList<string> reasons) => Card(
        workflow,
        workflow,
        verdict,
        "No new run begins; runs under way go on.",
        Html.Of($"<ul>{Html.Each(reasons, r => Html.Of($"<li>{r}</li>"))}</ul>"));

    private static IHtmlContent Card(string workflow, string title, CatalogVerdict verdict, string beside, IHtmlContent content) => Html.Of(
        $"""
        <section class="card" aria-labelledby="{workflow}"><h2 id="{workflow}"><a href="{Ui.Root}/contracts/{workflow}">{title}</a></h2>
        <p>{Ui.Badge(StateOf(verdict))} <span class="soft">{beside}</span></p>
        {content}
        <p><a href="{Ui.Root}/contracts/{workflow}">Its steps and checks</a> · <a href="{Ui.Root}/runs?workflow={workflow}">Its runs</a> · <a href="{Ui.Root}/kpis?workflow={workflow}">Its numbers</a></p></section>
        """);

    private static string Freedom(ContractClass freedom) => freedom switch
    {
        ContractClass.Deterministic => "rules only",
        ContractClass.AgentAssist => "models take part, people hold the reins",
        ContractClass.Blocked => "blocked",
    };

    private static string Risk(RiskTier tier) => tier switch
    {
        RiskTier.Low => "low risk",
        RiskTier.Medium => "medium risk",
        RiskTier.High => "high risk",
    };
}
