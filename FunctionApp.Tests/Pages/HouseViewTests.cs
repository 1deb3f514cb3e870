using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Kpis;
using FunctionApp.Pages.Views;
using FunctionApp.Tests.Audit;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Catalog;
using FunctionApp.WorkflowContracts.Checks.Lock;
using Xunit;

namespace FunctionApp.Tests.Pages;

public sealed class HouseViewTests
{
    internal static HtmlPage Numbers => KpisView.Of(
        [
            ("support-reply",
            [
                new(new(2026, 11, 21), KpiTotals.Of(
                    [
                        KpiFold.Of("run-1", Story.Contract, SomePages.Answered.Entries)!,
                        KpiFold.Of("run-2", Story.Contract, Story.Begun().Step("classify", 0.98).After(2).Effect("reply").Ends(RunState.Completed, "completed").Entries)!,
                    ],
                    [new("1", "run-1", "reopened", null, Story.Start)])),
            ]),
            ("quiet", []),
        ],
        KpiDays.Until(new(2026, 11, 21)));

    internal static HtmlPage Contract => ContractPageView.Of(new(
        "support-reply",
        new CatalogVerdict.Active(Story.Contract),
        [new(ContractFolder.Read(Path.Combine(Repository.Root, "FunctionApp", "Workflows", "support-reply", "1.0.0")), Story.Contract.Definition, [])],
        [new(SwitchKind.Connector, "crm", SomePages.Evil, "Olga", Story.Start)],
        ChecksLock.Read(Path.Combine(Repository.Root, "FunctionApp", "Workflows"))));

    internal static HtmlPage Contracts => ContractsView.Of(
        [("support-reply", new CatalogVerdict.Active(Story.Contract)), ("lead", new CatalogVerdict.Blocked(["Legal has not agreed."]))]);

    internal static HtmlPage Rejects => RejectsView.Of(
    [
        new(new("rj-1", "support-reply", "1.0.0", [new("/customer_email", "required", "an e-mail address", SomePages.Evil), new("", "json", "a JSON object", "text")],
            new("intake-payloads", "x", new string('a', 64), 10), IntakeChannel.Http, Story.Start), "open"),
        new(new("rj-2", "support-reply", "1.0.0", [], new("intake-payloads", "x", new string('a', 64), 10), IntakeChannel.Http, Story.Start), "resubmitted", "run-7"),
    ]);

    [Fact]
    public void Numbers_are_told_in_words_and_nothing_measured_is_said_so()
    {
        IDocument page = Read(Numbers);

        string measured = page.QuerySelector("section[aria-labelledby=support-reply]")!.TextContent;
        Assert.Contains("2 runs ended: 2 done", measured, StringComparison.Ordinal);
        Assert.Contains("Reopened", measured, StringComparison.Ordinal);
        Assert.Equal("50 of 100", ValueOf(page, "Shown to a person"));
        Assert.Contains("No run ended", page.QuerySelector("section[aria-labelledby=quiet]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blocked_contract_says_why_and_an_active_one_what_it_may()
    {
        IDocument page = Read(Contracts);

        Assert.Contains("Legal has not agreed.", page.QuerySelector("section[aria-labelledby=lead]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("models take part, people hold the reins, medium risk", ValueOf(page, "How free it is"));
    }

    [Fact]
    public void A_contract_is_drawn_with_its_checks_and_its_stops_and_said_in_words_beside_it()
    {
        IDocument page = Read(Contract);

        Assert.Equal(Story.Contract.Definition.Steps.Count, page.QuerySelectorAll("svg .mark").Length);
        Assert.Single(page.QuerySelectorAll("svg .person"));
        Assert.Contains("Send the reply after A person says yes", page.QuerySelector("svg title")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Connector crm stopped", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Matches("Passed: [0-9,]+ states and [0-9,]+ paths", page.QuerySelector("section[aria-labelledby=versions]")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("script, [style], main section svg [fill]"));
    }

    [Fact]
    public void Days_are_drawn_and_told_in_words()
    {
        IDocument page = Read(Numbers);

        Assert.Equal(2, page.QuerySelectorAll("section[aria-labelledby=support-reply] svg[role=img]").Length);
        Assert.Contains("2 runs on 1 of 30 days, most on 21 Nov (2)", page.QuerySelector("figcaption")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reject_says_where_what_was_expected_and_what_was_found()
    {
        IDocument page = Read(Rejects);

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal(["/customer_email", "the whole item"], page.QuerySelectorAll("tbody th").Select(t => t.TextContent));
        Assert.Equal("/api/ui/runs/run-7", page.QuerySelector("main section p a:not(.button)")!.GetAttribute("href"));
        Assert.Contains("None is lost", Read(RejectsView.Of([])).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static string ValueOf(IDocument page, string term) =>
        page.QuerySelectorAll("dt").First(t => t.TextContent == term).NextElementSibling!.TextContent;

    private static IDocument Read(HtmlPage page) => new HtmlParser().ParseDocument(page.ToString());
}
