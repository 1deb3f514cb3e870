using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Pages.Views;

/// <summary>The workflows of the house and what their contracts say.</summary>
internal static class ContractsView
{
    internal static HtmlPage Of(IReadOnlyList<(string Workflow, CatalogVerdict Verdict)> contracts) => Ui.Page(
        "/contracts",
        "Contracts",
        contracts.Count == 0
            ? Html.Of($"""<section class="card empty"><p class="lead">There is no workflow yet.</p><p>A workflow is a folder under <code>Workflows</code> with one folder per version.</p></section>""")
            : Html.Each(contracts, c => Card(c.Workflow, c.Verdict)));

    private static IHtmlContent Card(string workflow, CatalogVerdict verdict) => verdict switch
    {
        CatalogVerdict.Active active => Active(active.Contract),
        CatalogVerdict.Blocked blocked => Stopped(workflow, ("Blocked", Tone.Bad), blocked.Reasons),
        CatalogVerdict.Inactive inactive => Stopped(workflow, ("Not active", Tone.Warn), inactive.Reasons),
        _ => Stopped(workflow, ("Unknown", Tone.Plain), []),
    };

    private static IHtmlContent Active(PinnedContract contract)
    {
        WorkflowDefinition definition = contract.Definition;
        return Html.Of(
            $"""
            <section class="card" aria-labelledby="{definition.Id}"><h2 id="{definition.Id}">{definition.Title}</h2>
            <p>{Html.Badge("Active", Tone.Good)} <span class="soft">{definition.Id} {contract.Pin.Version}</span></p>
            {Html.When(definition.Description is not null, $"<p>{definition.Description}</p>")}
            <dl class="facts"><dt>Owner</dt><dd>{definition.Owner}; undoing: {definition.RollbackOwner}</dd>
            <dt>How free it is</dt><dd>{Freedom(definition.Class)}, {Risk(definition.RiskTier)}</dd>
            <dt>Promise</dt><dd>done within {Html.Duration(definition.Sla.FinishWithin)}</dd>
            <dt>Steps</dt><dd>{string.Join(" → ", definition.Steps.Select(s => s.Title ?? s.Id))}</dd></dl>
            <p><a href="{Ui.Root}/runs?workflow={definition.Id}">Its runs</a> · <a href="{Ui.Root}/kpis?workflow={definition.Id}">Its numbers</a></p></section>
            """);
    }

    private static IHtmlContent Stopped(string workflow, (string, Tone) state, IReadOnlyList<string> reasons) => Html.Of(
        $"""
        <section class="card" aria-labelledby="{workflow}"><h2 id="{workflow}">{workflow}</h2>
        <p>{Ui.Badge(state)} <span class="soft">No new run begins; runs under way go on.</span></p>
        <ul>{Html.Each(reasons, r => Html.Of($"<li>{r}</li>"))}</ul></section>
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
