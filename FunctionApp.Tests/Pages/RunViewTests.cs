using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FunctionApp.Hosting;
using FunctionApp.Tests.Audit;
using Xunit;

namespace FunctionApp.Tests.Pages;

public sealed class RunViewTests
{
    [Fact]
    public void A_waiting_run_says_who_is_asked_since_when_and_until_when()
    {
        IDocument page = Read(SomePages.Run(SomePages.Waiting));

        string summary = page.QuerySelector("section[aria-label='Where it stands']")!.TextContent;
        Assert.Contains("Waits for a person", summary, StringComparison.Ordinal);
        Assert.Contains("support-lead is asked to say yes or no before anything is sent", summary, StringComparison.Ordinal);
        Assert.Contains("22 Nov 2026, 09:01 UTC", summary, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#result"));
    }

    [Fact]
    public void Every_step_of_the_contract_is_on_the_line_in_order()
    {
        IDocument page = Read(SomePages.Run(SomePages.Answered));

        Assert.Equal(
            Story.Contract.Definition.Steps.Select(s => s.Title!), page.QuerySelectorAll("ol.line .step").Select(s => s.TextContent));
        Assert.All(page.QuerySelectorAll("ol.line > li"), li => Assert.Equal("Done", li.QuerySelector(".badge")!.TextContent));
    }

    [Fact]
    public void What_came_in_and_what_was_sent_is_shown_as_text_and_never_as_markup()
    {
        IDocument page = Read(SomePages.Run(SomePages.Answered, SomePages.Effect("reply", sandboxed: false)));

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal(2, page.QuerySelectorAll(".sent").Count(s => s.TextContent.Contains(SomePages.Evil, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_sandboxed_effect_is_never_called_sent()
    {
        IDocument page = Read(SomePages.Run(SomePages.Answered, SomePages.Effect("reply", sandboxed: true)));

        Assert.Contains("Nothing has left this house through helpdesk", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Kept in the sandbox, not sent", page.QuerySelector("td[data-label=State] .badge")!.TextContent);
        Assert.Contains("would have been sent", page.QuerySelector("details summary")!.TextContent, StringComparison.Ordinal);
        Assert.Null(Read(SomePages.Run(SomePages.Answered, SomePages.Effect("reply", sandboxed: false))).QuerySelector(".notice"));
    }

    [Fact]
    public void A_record_that_was_changed_is_called_so()
    {
        Assert.Contains("Untouched", Record(SomePages.Run(SomePages.Answered)), StringComparison.Ordinal);

        Story story = SomePages.Answered;
        var cut = new FunctionApp.Audit.AuditExtract([.. story.Entries.Take(3)], new(story.Entries.Count, story.Entries[^1].Sha256, ""));
        HtmlPage page = FunctionApp.Pages.Views.RunView.Of(new(Story.RunId, Story.Contract, cut, [], null, null));

        Assert.Contains("the record was changed", Record(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_go_down_one_by_one_and_tables_have_headers()
    {
        IDocument page = Read(SomePages.Run(SomePages.Answered, SomePages.Effect("reply", sandboxed: true)));

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.All(page.QuerySelectorAll("section[aria-labelledby]"), s => Assert.NotNull(page.GetElementById(s.GetAttribute("aria-labelledby")!)));
        Assert.All(page.QuerySelectorAll("table"), t => Assert.NotEmpty(t.QuerySelectorAll("thead th[scope=col]")));
        Assert.All(page.QuerySelectorAll("time"), t => Assert.NotNull(t.GetAttribute("datetime")));
    }

    private static string Record(HtmlPage page) => Read(page).QuerySelector("section[aria-labelledby=record]")!.TextContent;

    private static IDocument Read(HtmlPage page) => new HtmlParser().ParseDocument(page.ToString());
}
