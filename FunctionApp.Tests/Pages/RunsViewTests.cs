using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Pages;
using FunctionApp.Pages.Views;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace FunctionApp.Tests.Pages;

public sealed class RunsViewTests
{
    [Fact]
    public void A_list_links_each_run_and_the_next_page_keeps_the_choice()
    {
        RunPage runs = new([SomePages.Summary("run-2", RunState.Paused, 5, "reply"), SomePages.Summary("run-1", RunState.Paused, 0, "reply")], "0123-run-1");

        IDocument page = Read(RunsView.Of(runs, new("support-reply", RunState.Paused), ["support-reply"]));

        Assert.Equal(["/api/ui/runs/run-2", "/api/ui/runs/run-1"], page.QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")));
        Assert.Equal("/api/ui/runs?workflow=support-reply&state=PAUSED&cursor=0123-run-1", page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal("PAUSED", page.QuerySelector("#state option[selected]")!.GetAttribute("value"));
        Assert.All(page.QuerySelectorAll("select"), s => Assert.NotNull(page.QuerySelector($"label[for={s.Id}]")));
    }

    [Fact]
    public void An_empty_house_and_an_empty_choice_say_different_things()
    {
        Assert.Contains("Nothing has come in yet", TextOf(new()), StringComparison.Ordinal);
        Assert.Contains("No run fits this choice", TextOf(new(State: RunState.Failed)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?state=awaiting_approval&workflow=w", true)]
    [InlineData("?state=&workflow=&cursor=", true)]
    [InlineData("?from=2026-11-01&to=2026-11-02T00:00:00%2B01:00", true)]
    [InlineData("?state=WAITING", false)]
    [InlineData("?from=yesterday", false)]
    [InlineData("?cursor=' or 1 eq 1", false)]
    public void A_query_is_read_strictly(string query, bool read)
    {
        IQueryCollection asked = new QueryCollection(QueryHelpers.ParseQuery(query));

        Assert.Equal(read, RunListQuery.Read(asked) is not null);
    }

    private static string TextOf(RunQuery query) => Read(RunsView.Of(new([], null), query, ["support-reply"])).QuerySelector("main")!.TextContent;

    private static IDocument Read(FunctionApp.Hosting.HtmlPage page) => new HtmlParser().ParseDocument(page.ToString());
}
