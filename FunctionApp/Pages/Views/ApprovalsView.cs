using FunctionApp.Audit;
using FunctionApp.Hosting;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Pages.Views;

/// <summary>Who was asked in a run, and what they said.</summary>
internal static class ApprovalsView
{
    internal static IHtmlContent Of(IReadOnlyList<GateRecord> gates, string? zone) => Html.When(
        gates.Count > 0,
        $"""
        <section class="card" aria-labelledby="people"><h2 id="people">People</h2>
        <table class="stack"><thead><tr><th scope="col">Question</th><th scope="col">Answer</th><th scope="col">By</th><th scope="col">When</th></tr></thead>
        <tbody>{Html.Each(gates, g => Row(g, zone))}</tbody></table></section>
        """);

    private static IHtmlContent Row(GateRecord gate, string? zone) => Html.Of(
        $"""
        <tr><th scope="row">{Question(gate.Kind)}<br><span class="soft small">asked: {gate.Role ?? "its owner"}</span></th>
        <td data-label="Answer">{Ui.Badge(StateWords.OfDecision(gate.Decision))}{Html.When(gate.Edited, $" after editing")}{Html.When(gate.Code is not null, $""" <span class="small">{ContentView.Title(gate.Code ?? "")}</span>""")}</td>
        <td data-label="By">{gate.By ?? "nobody yet"}</td>
        <td data-label="When">{Html.Time(gate.DecidedUtc ?? gate.OpenedUtc, zone)}</td></tr>
        """);

    private static string Question(string kind) => kind switch
    {
        "approve" => "May this be sent?",
        "manual" => "Please do this step by hand",
        "doubt" => "Did it happen?",
        "rollback" => "Please see to what could not be undone",
        "incident" => "How does it go on?",
        _ => ContentView.Title(kind),
    };
}
