using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FunctionApp.Approvals.Gates;
using FunctionApp.Handoffs;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts.Definitions;
using Xunit;

namespace FunctionApp.Tests.Approvals;

public sealed class ApprovalDoorTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task Looking_never_decides_and_the_page_says_what_to_whom_why_and_until_when()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString);
        await bench.OpenAsync();
        Desk desk = new(bench, bench.LinkOf("Sam"));
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(200, (await desk.GetAsync()).Status);
            Assert.Equal(200, (await desk.GetAsync("HEAD")).Status);
            Assert.Equal(204, (await desk.GetAsync("OPTIONS")).Status);
        }

        IElement page = new HtmlParser().ParseDocument((await desk.GetAsync()).Body).QuerySelector("main")!;
        string text = page.TextContent;
        Assert.Contains("Send a reply to the customer?", text, StringComparison.Ordinal);
        Assert.Contains("ann@example.com", text, StringComparison.Ordinal);
        Assert.Contains("Dear Ann, it is on its way.", text, StringComparison.Ordinal);
        Assert.Contains("only 62% sure", text, StringComparison.Ordinal);
        Assert.Contains("Cannot be undone", text, StringComparison.Ordinal);
        Assert.Contains("It counts as a no", text, StringComparison.Ordinal);
        Assert.Contains("3 Mar 2026, 09:00 UTC", text, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("b"));
        Assert.All(page.QuerySelectorAll("input:not([type=hidden]):not([type=radio]),select,textarea"), f =>
            Assert.NotNull(page.QuerySelector($"label[for='{f.Id}']")));
        Assert.IsType<ApprovalDecision.Pending>(await bench.SettleAsync("event", 1));
        Assert.Empty(bench.Client.Raised);
    }

    [Fact]
    public async Task A_yes_is_stored_then_told_and_later_clicks_learn_who_and_when()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString);
        await bench.OpenAsync();
        Desk sam = new(bench, bench.LinkOf("Sam"));
        IReadOnlyDictionary<string, string> fields = await sam.FieldsAsync();
        bench.Clock.Advance(TimeSpan.FromSeconds(42));

        Answered answer = await sam.PostAsync(fields, ("decision", "approve"));
        Answered late = await new Desk(bench, bench.LinkOf("Pia")).PostAsync([], ("decision", "decline"), ("reason_code", "spam"));

        Assert.Equal(200, answer.Status);
        ApprovalDecision.Approved yes = Assert.IsType<ApprovalDecision.Approved>(await bench.SettleAsync("event", 1));
        Assert.Equal(("sam", false, 42), (yes.By, yes.Edited, yes.ReviewerSeconds));
        Assert.Contains("already approved by Sam", late.Text, StringComparison.Ordinal);
        (string runId, string name, _) = Assert.Single(bench.Client.Raised);
        Assert.Equal((bench.RunId, "approval-approval.1"), (runId, name));
    }

    [Fact]
    public async Task Fifty_yeses_at_once_make_one_decision()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString);
        await bench.OpenAsync();
        Desk desk = new(bench, bench.LinkOf("Sam"));

        Answered[] answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => desk.PostJsonAsync("""{"decision":"approve"}""")));

        Assert.All(answers, a => Assert.Equal(200, a.Status));
        Assert.Single(answers, a => a.Body.Contains("\"result\":\"settled\"", StringComparison.Ordinal));
        Assert.Equal(49, answers.Count(a => a.Body.Contains("\"result\":\"already\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_edit_makes_a_new_payload_that_the_yes_is_bound_to_and_keeps_the_difference()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString);
        await bench.OpenAsync();
        Desk sam = new(bench, bench.LinkOf("Sam"));

        await sam.PostAsync(await sam.FieldsAsync(), ("decision", "approve"), ("edit:reply.body", "Dear Ann,\r\nit was sent today."));

        ApprovalDecision.Approved yes = Assert.IsType<ApprovalDecision.Approved>(await bench.SettleAsync("event", 1));
        GateEntry gate = Assert.Single(await bench.Gates.ReadRunAsync(bench.RunId, default));
        PreparedEffect effect = Assert.Single(yes.Covers);
        Assert.True(yes.Edited);
        Assert.Equal("Dear Ann,\nit was sent today.", (await bench.ReadAsync<Dictionary<string, string>>(effect.Payload))["body"]);
        string feedback = System.Text.Encoding.UTF8.GetString((await bench.Get<FunctionApp.Hosting.BlobVault>().GetAsync(gate.Feedback!, default)).Span);
        Assert.Contains("\"before\":\"Dear Ann, it is on its way.\"", feedback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_the_contract_lists_can_be_edited()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString);
        await bench.OpenAsync();

        Answered answer = await new Desk(bench, bench.LinkOf("Sam")).PostJsonAsync("""{"decision":"edit","edits":{"reply.to":"eve@example.com"}}""");

        Assert.Equal((422, true), (answer.Status, answer.Body.Contains("APR002", StringComparison.Ordinal)));
        Assert.IsType<ApprovalDecision.Pending>(await bench.SettleAsync("event", 1));
    }

    [Fact]
    public async Task A_no_needs_a_reason_of_the_list()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString);
        await bench.OpenAsync();
        Desk sam = new(bench, bench.LinkOf("Sam"));

        Answered without = await sam.PostAsync([], ("decision", "decline"));
        await sam.PostAsync([], ("decision", "decline"), ("reason_code", "wrong_facts"), ("comment", "the parcel is lost"));

        Assert.Equal(422, without.Status);
        Assert.Contains("APR003", without.Text, StringComparison.Ordinal);
        ApprovalDecision.Declined no = Assert.IsType<ApprovalDecision.Declined>(await bench.SettleAsync("event", 1));
        Assert.Equal(("sam", "wrong_facts"), (no.By, no.ReasonCode));
    }

    [Fact]
    public async Task On_the_high_tier_no_form_decides_without_the_code_of_the_mail()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString, tier: RiskTier.High);
        await bench.OpenAsync();
        Desk sam = new(bench, bench.LinkOf("Sam"));
        IElement form = new HtmlParser().ParseDocument((await sam.GetAsync()).Body).QuerySelector("form")!;
        IReadOnlyDictionary<string, string> fields = await sam.FieldsAsync();

        foreach (IElement button in form.QuerySelectorAll("button").Where(b => b.GetAttribute("value") != "later"))
        {
            Answered bot = await sam.PostAsync(fields, ("decision", button.GetAttribute("value")!), ("reason_code", "spam"));
            Assert.Equal(422, bot.Status);
        }

        Assert.IsType<ApprovalDecision.Pending>(await bench.SettleAsync("event", 1));
        Assert.Equal(200, (await sam.PostAsync(fields, ("decision", "approve"), ("code", bench.CodeOf("Sam")))).Status);
        Assert.IsType<ApprovalDecision.Approved>(await bench.SettleAsync("event", 2));
    }

    [Fact]
    public async Task Too_many_wrong_codes_use_a_link_up()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString, tier: RiskTier.High);
        await bench.OpenAsync();
        Desk sam = new(bench, bench.LinkOf("Sam"));
        string wrong = bench.CodeOf("Sam") == "000000" ? "000001" : "000000";
        for (int i = 0; i < 5; i++)
        {
            await sam.PostAsync([], ("decision", "approve"), ("code", wrong));
        }

        Assert.Equal(429, (await sam.PostAsync([], ("decision", "approve"), ("code", bench.CodeOf("Sam")))).Status);
        Assert.IsType<ApprovalDecision.Pending>(await bench.SettleAsync("event", 1));
    }

    [Fact]
    public async Task Wrong_cut_and_foreign_links_get_the_same_page()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString);
        await bench.OpenAsync();
        string link = bench.LinkOf("Sam");
        string[] bad =
        [
            link[..^1], link.Split('?')[0], link.Split('?')[0] + "?t=", link.Replace(bench.RunId, "run-unknown", StringComparison.Ordinal),
            link.Replace("approval.1", "approval.2", StringComparison.Ordinal),
        ];

        List<Answered> answers = [];
        foreach (string path in bad)
        {
            answers.Add(await new Desk(bench, path).GetAsync());
            answers.Add(await new Desk(bench, path).PostAsync([], ("decision", "approve")));
        }

        Assert.All(answers, a => Assert.Equal(404, a.Status));
        Assert.Single(answers.Select(a => a.Body).Distinct());
    }

    [Fact]
    public async Task Whoever_tries_links_at_random_is_slowed_down()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString);
        Desk desk = new(bench, $"/api/approvals/x~y.1?t={new string('A', 43)}");
        for (int i = 0; i < 20; i++)
        {
            await desk.GetAsync();
        }

        Assert.Equal(429, (await desk.GetAsync()).Status);
        bench.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(404, (await desk.GetAsync()).Status);
    }
}
