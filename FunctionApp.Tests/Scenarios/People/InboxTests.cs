using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Scenarios.People;

public sealed class InboxTests
{
    private const string Desk = "api/ui/inbox";

    [Fact]
    public async Task An_empty_desk_says_so_and_what_will_come_here()
    {
        await using House house = await House.StartAsync(SignedIn.Settings);
        using SignedIn sam = new(house, "sam@shop.example");
        (HttpStatusCode status, IHtmlDocument page) = await sam.LookAsync(Desk);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Nothing waits for anybody", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Desk", page.QuerySelector("nav [aria-current]")!.TextContent);
        Assert.Equal("#content", page.QuerySelector("body > a:first-child")!.GetAttribute("href"));
    }

    [Fact]
    public async Task From_desk_to_decision_who_is_asked_answers_signed_in_and_the_run_goes_on()
    {
        await using House house = await House.StartAsync(SignedIn.Settings);
        using SignedIn sam = new(house, "SAM@shop.example");
        string run = await house.BeginAsync("support-reply", Tickets.Risky());
        await house.UntilStateAsync(run, "AWAITING_APPROVAL");

        IElement row = Assert.Single((await sam.LookAsync(Desk)).Page.QuerySelectorAll("section[aria-labelledby=asked] tbody tr"));
        Assert.Contains("May this be sent?", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("left", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Support lead", row.TextContent, StringComparison.Ordinal);
        string question = row.QuerySelector("a.button")!.GetAttribute("href")!;
        (HttpStatusCode status, IHtmlDocument thanks) = await sam.SendAsync(question, ("decision", "approve"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("Thank you", thanks.QuerySelector("h1")!.TextContent);
        await house.UntilStateAsync(run, "COMPLETED");
        Assert.Single(house.Helpdesk.Requests, r => r.Body.Contains("\"body\"", StringComparison.Ordinal));
        Assert.Contains("Nothing waits", (await sam.LookAsync(Desk)).Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("already approved by Sam", (await sam.LookAsync(question)).Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await Records.AreWholeAsync(house, run);
    }

    [Fact]
    public async Task Who_is_not_asked_sees_the_run_but_no_form_and_cannot_answer()
    {
        await using House house = await House.StartAsync(SignedIn.Settings);
        string run = await house.BeginAsync("support-reply", Tickets.Risky());
        await house.UntilStateAsync(run, "AWAITING_APPROVAL");
        using SignedIn sam = new(house, "sam");
        string question = (await sam.LookAsync(Desk)).Page.QuerySelector("a.button[href*=approvals]")!.GetAttribute("href")!;
        IHtmlDocument form = (await sam.LookAsync(question)).Page;

        foreach ((string person, string role) in ((string, string)[])[("sven", "owner"), ("nobody", "approver"), ("sam", "viewer")])
        {
            using SignedIn other = new(house, person, role);
            Assert.Equal("Look at the run", (await other.LookAsync(Desk)).Page.QuerySelector("section[aria-labelledby=asked] a.button")!.TextContent);
            Assert.Null((await other.LookAsync(question)).Page.QuerySelector("form[method=post]"));
            (HttpStatusCode status, _) = await other.SendAsync(
                question, ("decision", "approve"), ("shown", form.QuerySelector("input[name=shown]")!.GetAttribute("value")!));
            Assert.Equal(HttpStatusCode.Forbidden, status);
        }

        Assert.Equal("AWAITING_APPROVAL", (await house.RunAsync(run)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_form_that_another_site_sends_or_that_lacks_the_token_decides_nothing()
    {
        await using House house = await House.StartAsync(SignedIn.Settings);
        string run = await house.BeginAsync("support-reply", Tickets.Risky());
        await house.UntilStateAsync(run, "AWAITING_APPROVAL");
        using SignedIn sam = new(house, "sam");
        string question = (await sam.LookAsync(Desk)).Page.QuerySelector("a.button[href*=approvals]")!.GetAttribute("href")!;
        Dictionary<string, string> form = (await sam.LookAsync(question)).Page.QuerySelectorAll("input[type=hidden]")
            .ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!);
        form["decision"] = "approve";
        Dictionary<string, string> bare = new(form.Where(f => f.Key != "form_token"));
        Dictionary<string, string> guessed = new(form) { ["form_token"] = new string('A', 43) };

        Assert.Equal(HttpStatusCode.Forbidden, (await sam.PostAsync(question, form, "https://evil.example", null)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await sam.PostAsync(question, form, "null", null)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await sam.PostAsync(question, form, null, null)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await sam.PostAsync(question, form, sam.Origin, "cross-site")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await sam.PostAsync(question, bare, sam.Origin)).Status);
        (HttpStatusCode status, IHtmlDocument page) = await sam.PostAsync(question, guessed, sam.Origin);
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("AUD013", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("AWAITING_APPROVAL", (await house.RunAsync(run)).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.OK, (await sam.PostAsync(question, form, sam.Origin)).Status);
        await house.UntilStateAsync(run, "COMPLETED");
    }

    [Fact]
    public async Task The_desk_shows_the_most_urgent_first_and_is_narrowed_by_kind_workflow_and_owner()
    {
        await using House house = await House.StartAsync(SignedIn.Settings);
        string first = await house.BeginAsync("support-reply", Tickets.Risky("T-1"));
        await house.UntilStateAsync(first, "AWAITING_APPROVAL");
        await house.Mail.ReceivedAsync(1);
        using HttpResponseMessage broken = await house.PostAsync("support-reply", new JsonObject { ["ticket_id"] = "T-9" });
        using SignedIn sam = new(house, "sam", "operator");

        async Task<int> CountAsync(string query) => (await sam.LookAsync($"{Desk}?{query}")).Page.QuerySelectorAll("main tbody tr").Length;

        Assert.Equal(2, await CountAsync(""));
        Assert.Equal(1, await CountAsync("kind=reject"));
        Assert.Equal(1, await CountAsync("kind=approve&workflow=support-reply&owner=me"));
        Assert.Equal(0, await CountAsync("workflow=content-operations"));
        Assert.Equal(0, await CountAsync("owner=sales-lead"));
        IHtmlDocument none = (await sam.LookAsync($"{Desk}?kind=%3Cscript%3E")).Page;
        Assert.Contains("Nothing that waits fits", none.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Waits for an answer (1)", "To be mended (1)"], (await sam.LookAsync(Desk)).Page.QuerySelectorAll("h2").Select(h => h.TextContent));
    }

    [Fact]
    public async Task A_rejected_item_is_mended_on_its_page_and_becomes_a_run()
    {
        await using House house = await House.StartAsync(SignedIn.Settings);
        JsonObject item = Tickets.Ordinary("T-9");
        item["customer_email"] = "nobody";
        using HttpResponseMessage broken = await house.PostAsync("support-reply", item);
        using SignedIn olga = new(house, "olga", "operator");
        string page = (await olga.LookAsync(Desk)).Page.QuerySelector("section[aria-labelledby=mend] a.button")!.GetAttribute("href")!;
        IHtmlDocument shown = (await olga.LookAsync(page)).Page;
        Assert.Contains("/customer_email", shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        string text = ((IHtmlTextAreaElement)shown.QuerySelector("textarea")!).DefaultValue;

        (HttpStatusCode unread, IHtmlDocument again) = await olga.SendAsync(page, ("item", "{ no json"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unread);
        Assert.Equal("{ no json", ((IHtmlTextAreaElement)again.QuerySelector("textarea")!).DefaultValue.Trim());
        (HttpStatusCode sent, IHtmlDocument done) = await olga.SendAsync(page, ("item", text.Replace("nobody", "maria@customer.example", StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.OK, sent);
        string run = done.QuerySelector("a.button")!.GetAttribute("href")!.Split('/')[^1];
        await house.UntilStateAsync(run, "COMPLETED");
        SinkRequest reply = Assert.Single(house.Helpdesk.Requests, r => r.Body.Contains("\"body\"", StringComparison.Ordinal));
        Assert.Equal("maria@customer.example", reply.Json.GetProperty("to").GetString());
        using SignedIn viewer = new(house, "sam", "viewer");
        Assert.Null((await viewer.LookAsync(page)).Page.QuerySelector("form[method=post]"));
        Assert.Equal(HttpStatusCode.Forbidden, (await olga.PostAsync(page, new Dictionary<string, string> { ["item"] = "{}" }, "https://evil.example", null)).Status);
    }
}
