using System.Text.RegularExpressions;
using FunctionApp.Hosting;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Local.Serving;

/// <summary>The outbox as a person reads it.</summary>
internal static partial class OutboxPage
{
    public static HtmlPage Of(IReadOnlyList<OutboxItem> items) => new("Outbox", items.Count == 0
        ? Html.Of($"""<p>Nothing yet. <a href="/">Send a sample ticket</a>, then come back and reload.</p>""")
        : Html.Of(
            $"""
            <p>Mails to people of the house lie here because no mail server is set. What is marked sandbox was not sent to any tool:
            it shows what would have been sent.</p>
            {Html.Each(items, Item)}
            """))
    {
        Links = LocalLinks.At("/local/outbox"),
    };

    public static HtmlPage Of(MailFile mail) => new(mail.Subject, Html.Of(
        $"""
        <p>Mail to {mail.To}</p>
        <pre class="sent">{Linked(mail.Text)}</pre>
        <p><a href="/local/outbox">Back to the outbox</a></p>
        """))
    {
        Links = LocalLinks.At(""),
    };

    public static HtmlPage Missing() => new("No such mail", Html.Of($"""<p><a href="/local/outbox">Back to the outbox</a></p>"""))
    {
        Status = 404,
        Links = LocalLinks.At(""),
    };

    private static IHtmlContent Item(OutboxItem item) => Html.Of(
        $"""
        <article class="card">
        <p>{Html.Badge(item.Sandboxed ? "sandbox" : "mail", item.Sandboxed ? Tone.Warn : Tone.Active)} {Html.Time(item.AtUtc)}</p>
        <h2><a href="{item.Link}">{item.Title}</a></h2>
        <p>{item.Where}</p>
        <pre class="sent">{Linked(item.Text)}</pre>
        </article>
        """);

    private static IHtmlContent Linked(string text) => Html.Each(
        Address().Split(text),
        piece => Address().IsMatch(piece) ? Html.Of($"""<a href="{piece}">{piece}</a>""") : Html.Of($"{piece}"));

    [GeneratedRegex(@"(https?://[^\s<>""]+)")]
    private static partial Regex Address();
}
