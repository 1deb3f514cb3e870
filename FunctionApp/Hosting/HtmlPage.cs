using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;

namespace FunctionApp.Hosting;

/// <summary>A whole page: the house's frame and style around a title and content, with the headers that fence it in.</summary>
/// <remarks>
/// <para>Shape: works without scripts, loads nothing, is never cached, framed or told to other sites.</para>
/// <para>Source: WCAG 2.2 AA; CSP level 3.</para>
/// </remarks>
public sealed class HtmlPage(string title, IHtmlContent content) : IResult
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly string Policy =
        "default-src 'none'; style-src '" + Stylesheet.CspHash + "'; img-src data:; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The HTTP status of the answer.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>The banner above the content.</summary>
    public HtmlNotice? Notice { get; init; }

    /// <summary>The links in the head; none on pages that a person reaches by a mail.</summary>
    public IReadOnlyList<HtmlLink> Links { get; init; } = [];

    /// <summary>What stands small above the title, such as the name of the workflow.</summary>
    public IHtmlContent Above { get; init; } = Html.Nothing;

    /// <summary>The same page among the house's own, with the links between them.</summary>
    public HtmlPage Among(IReadOnlyList<HtmlLink> links) =>
        new(title, content) { Status = Status, Notice = Notice, Above = Above, Links = links };

    /// <summary>Writes the page as the answer.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        HttpResponse response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";

        // Under no-referrer browsers hide a form's origin even from ourselves; the house's own pages have no secret in their address.
        response.Headers["Referrer-Policy"] = Links.Count > 0 ? "same-origin" : "no-referrer";
        response.Headers.CacheControl = "no-store";
        await response.WriteAsync(ToString(), Encoding.UTF8, httpContext.RequestAborted);
    }

    /// <summary>The page's markup.</summary>
    public override string ToString()
    {
        using StringWriter text = new();
        Frame().WriteTo(text, Encoder);
        return text.ToString();
    }

    private IHtmlContent Frame() => Html.Of(
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <link rel="icon" href="data:,">
        <title>{title} · Handshake</title>
        <style>{Stylesheet.Markup}</style>
        </head>
        <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header class="top"><div class="inner"><span class="brand">Handshake</span>{Navigation()}</div></header>
        <main id="content" class="inner">
        <div class="title"><p class="above">{Above}</p><h1>{title}</h1></div>
        {Banner()}
        {content}
        </main>
        </body>
        </html>

        """);

    private IHtmlContent Navigation() => Html.When(
        Links.Count > 0,
        $"""<nav aria-label="Pages"><ul>{Html.Each(Links, Link)}</ul></nav>""");

    private static IHtmlContent Link(HtmlLink link) => link.Current
        ? Html.Of($"""<li><a href="{link.Href}" aria-current="page">{link.Text}</a></li>""")
        : Html.Of($"""<li><a href="{link.Href}">{link.Text}</a></li>""");

    private IHtmlContent Banner() => Notice is null
        ? Html.Nothing
        : Html.Of($"""<div class="notice {Html.ClassOf(Notice.Tone)}" role="status">{Notice.Content}</div>""");
}
