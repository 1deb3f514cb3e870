using FunctionApp.Hosting;
using FunctionApp.Pages.RunDocuments;
using FunctionApp.WorkflowContracts.Catalog;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Pages.Views;

/// <summary>Says that a workflow or a run works in a degraded mode, why, since when and until when.</summary>
internal static class DegradedView
{
    internal static IHtmlContent Of(RunDegraded? degraded, bool ended, string? zone) => degraded is null
        ? Html.Nothing
        : Html.Of(
            $"""<p>{Html.Badge(ended ? "Worked in a degraded mode" : "Works in a degraded mode", Tone.Warn)} <strong>{degraded.Mode}</strong>: {Why(degraded.Cause)} Since {Html.Time(degraded.SinceUtc, zone)}, returns at {Html.Time(degraded.ReturnsUtc, zone)}.</p>""");

    internal static IHtmlContent Of(DegradedMode mode, string? zone) => Html.Of(
        $"""<p>{Html.Badge("Works in a degraded mode", Tone.Warn)} <strong>{mode.Id}</strong>: {Why(Cause(mode.Cause))} Since {Html.Time(mode.SinceUtc, zone)}, returns at {Html.Time(mode.ReturnsUtc, zone)}.</p>""");

    private static string Cause(DegradedCause cause) => cause switch
    {
        DegradedCause.OverBudget => "over_budget",
        DegradedCause.ModelDown => "model_down",
        DegradedCause.ConnectorDown => "connector_down",
    };

    private static string Why(string cause) => cause switch
    {
        "over_budget" => "the day's budget for models is used up, so models without a price do the work.",
        "model_down" => "a model does not answer, so models on this machine do the work.",
        "connector_down" => "a target does not answer, so nothing is sent to it for a while.",
        _ => "something is missing.",
    };
}
