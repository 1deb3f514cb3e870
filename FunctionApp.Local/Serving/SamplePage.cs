using System.Text.Json;
using FunctionApp.Hosting;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Local.Serving;

/// <summary>What became of a sample ticket.</summary>
internal static class SamplePage
{
    public static HtmlPage Of(SampleAnswer answer) => answer switch
    {
        { RunId: { } run, Duplicate: true } => Page(answer, $"The same {answer.What} again", Tone.Plain, Html.Of(
            $"""<p>Duplicate of run <a href="/api/ui/runs/{run}">{run}</a>: here it is. Nothing was started, nothing is sent twice.</p>""")),
        { RunId: { } run } => Page(answer, $"The {answer.What} is in", Tone.Good, Html.Of(
            $"""
            <p>It is stored and its run <a href="/api/ui/runs/{run}">{run}</a> has begun.</p>
            <p>{(answer.Kind is "risky" or "invoice" or "brief" ? "It needs a person: a mail with a link is on its way to the " : "What it sent is shown in the ")}<a href="/local/outbox">outbox</a>.</p>
            """)),
        _ => Page(answer, $"The {answer.What} was not taken", Tone.Warn, Refused(answer)),
    };

    private static HtmlPage Page(SampleAnswer answer, string title, Tone tone, IHtmlContent said) => new(title, Html.Of(
        $"""
        <form class="card" method="post" action="/local/samples/{answer.Kind}">
        <input type="hidden" name="ticket_id" value="{answer.TicketId}">
        <p>Number <code>{answer.TicketId}</code>, answered with HTTP {answer.Status}.</p>
        <button type="submit">Send the same {answer.What} again</button>
        </form>
        <p><a href="/">Back to the start</a></p>
        """))
    {
        Links = LocalLinks.At(""),
        Notice = new(tone, said),
    };

    private static IHtmlContent Refused(SampleAnswer answer) => Html.Of(
        $"""
        <p>{Text(answer.Body, "title")}</p>
        {Html.When(answer.Body.TryGetProperty("violations", out JsonElement v), $"<ul>{Html.Each(Items(v), i => Html.Of($"<li><code>{Text(i, "pointer")}</code>: {Text(i, "expected")}</li>"))}</ul>")}
        <p>It waits in the <a href="/api/ui/rejects">rejects</a> to be mended and sent again.</p>
        """);

    private static JsonElement.ArrayEnumerator Items(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) ? value.ToString() : "";
}
