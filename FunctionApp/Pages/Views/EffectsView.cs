using FunctionApp.Hosting;
using FunctionApp.Pages.RunDocuments;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Pages.Views;

/// <summary>What a run sent out, and what came back.</summary>
internal static class EffectsView
{
    internal static IHtmlContent Of(RunDocument run, string? zone) => Html.Of(
        $"""
        <section class="card" aria-labelledby="effects"><h2 id="effects">What was sent</h2>
        {(run.Effects.Count == 0 ? Html.Of($"""<p class="soft">Nothing so far.</p>""") : Table(run, zone))}</section>
        """);

    /// <summary>The banner of a run whose effects did not leave the house.</summary>
    internal static HtmlNotice? Sandbox(RunDocument run)
    {
        string[] connectors = [.. run.Effects.Where(e => e.Sandboxed).Select(e => e.Connector).Distinct()];
        return connectors.Length == 0
            ? null
            : new(Tone.Warn, Html.Of(
                $"<p><strong>Nothing has left this house through {string.Join(" or ", connectors)}.</strong> It is not connected yet, so what would have been sent is kept in the sandbox.</p>"));
    }

    private static IHtmlContent Table(RunDocument run, string? zone) => Html.Of(
        $"""
        <table class="stack"><thead><tr><th scope="col">Effect</th><th scope="col">State</th><th scope="col">Receipt</th><th scope="col">When</th></tr></thead>
        <tbody>{Html.Each(run.Effects, e => Row(run, e, zone))}</tbody></table>
        {Html.Each(run.Effects.Where(e => !e.Compensates), e => Payload(run, e))}
        """);

    private static IHtmlContent Row(RunDocument run, RunEffectView effect, string? zone) => Html.Of(
        $"""
        <tr><th scope="row">{(effect.Compensates ? "Undo: " : "")}{TitleOf(run, effect)}<br><span class="soft small">{effect.Connector}, {effect.Operation}</span></th>
        <td data-label="State">{Ui.Badge(StateWords.OfEffect(effect.State, effect.Sandboxed))}{Html.When(effect.Code is not null, $""" <span class="small">{effect.Code}</span>""")}</td>
        <td data-label="Receipt">{(effect.ExternalRef is { Length: > 0 } reference ? Html.Of($"<code>{reference}</code>") : Html.Of($"""<span class="soft">none</span>"""))}</td>
        <td data-label="When">{Html.Time(effect.AnsweredUtc ?? effect.IntendedUtc, zone)}</td></tr>
        """);

    private static IHtmlContent Payload(RunDocument run, RunEffectView effect) => Html.Of(
        $"""<details><summary>{TitleOf(run, effect)}: what {(effect.Sandboxed ? "would have been" : "was")} sent</summary>{ContentView.Of(effect.Payload)}</details>""");

    private static string TitleOf(RunDocument run, RunEffectView effect) =>
        run.Steps.FirstOrDefault(s => s.Id == effect.Step)?.Title ?? effect.Step;
}
