using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FunctionApp.Hosting;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace FunctionApp.Tests.Hosting;

public sealed class HtmlPageTests
{
    [Fact]
    public void Text_from_outside_is_encoded_in_text_and_in_attributes()
    {
        string evil = "\"><script>alert(1)</script>";

        string page = new HtmlPage(evil, Html.Of($"""<p title="{evil}">{evil}</p>"""))
        {
            Notice = new(Tone.Warn, Html.Of($"{evil}")),
        }.ToString();

        IDocument read = new HtmlParser().ParseDocument(page);
        Assert.Empty(read.QuerySelectorAll("script"));
        Assert.Equal(evil, read.QuerySelector("h1")!.TextContent);
        Assert.Equal(evil, read.QuerySelector("main > p")!.GetAttribute("title"));
    }

    [Fact]
    public async Task A_page_allows_its_own_style_and_nothing_else()
    {
        DefaultHttpContext http = new();
        using MemoryStream body = new();
        http.Response.Body = body;

        await new HtmlPage("Title", Html.Of($"<p>x</p>")) { Status = 404 }.ExecuteAsync(http);

        body.Position = 0;
        IDocument read = new HtmlParser().ParseDocument(body);
        string style = read.QuerySelector("style")!.TextContent;
        string hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)));
        Assert.Equal(404, http.Response.StatusCode);
        Assert.Contains($"style-src 'sha256-{hash}'", http.Response.Headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", http.Response.Headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
        Assert.Equal("nosniff", http.Response.Headers.XContentTypeOptions);
        Assert.Equal("no-referrer", http.Response.Headers["Referrer-Policy"]);
    }

    [Fact]
    public void Times_are_told_in_the_business_zone_with_its_name()
    {
        DateTimeOffset utc = new(2026, 11, 21, 8, 15, 0, TimeSpan.Zero);

        Assert.Contains("21 Nov 2026, 09:15 (Europe/Berlin)", TextOf(Html.Time(utc, "Europe/Berlin")), StringComparison.Ordinal);
        Assert.Contains("21 Nov 2026, 08:15 UTC", TextOf(Html.Time(utc)), StringComparison.Ordinal);
    }

    private static string TextOf(Microsoft.AspNetCore.Html.IHtmlContent content) =>
        new HtmlParser().ParseDocument(new HtmlPage("t", content).ToString()).QuerySelector("main")!.TextContent;
}
