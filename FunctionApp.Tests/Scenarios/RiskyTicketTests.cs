using System.Net;
using System.Text.Json;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class RiskyTicketTests
{
    [Fact]
    public async Task A_risky_ticket_waits_for_a_yes_and_is_then_answered_once()
    {
        await using House house = await House.StartAsync();
        string run = await house.BeginAsync("support-reply", Tickets.Risky());
        SinkMail mail = (await house.Mail.ReceivedAsync(1))[0];
        await house.UntilStateAsync(run, "AWAITING_APPROVAL");
        Assert.Empty(house.Helpdesk.Requests);

        string link = Links.ApprovalIn(mail);
        await Desk.LookAsync(house, link);
        await Desk.LookAsync(house, link);
        Assert.Equal("AWAITING_APPROVAL", (await house.RunAsync(run)).GetProperty("state").GetString());

        await Desk.DecideAsync(house, link, "approve");
        JsonElement done = await house.UntilStateAsync(run, "COMPLETED");

        SinkRequest reply = Assert.Single(house.Helpdesk.Requests, r => r.Body.Contains("\"body\"", StringComparison.Ordinal));
        Assert.False(string.IsNullOrEmpty(reply.Header("Idempotency-Key")));
        Assert.Equal("j.hartmann@customer.example", reply.Json.GetProperty("to").GetString());
        Assert.Contains(done.GetProperty("audit_log").EnumerateArray(), e => e.GetProperty("result").GetString() == "approved");
        await Records.AreWholeAsync(house, run);
    }

    [Fact]
    public async Task A_no_ends_the_run_and_nothing_is_sent()
    {
        await using House house = await House.StartAsync();
        string run = await house.BeginAsync("support-reply", Tickets.Risky());
        string link = Links.ApprovalIn((await house.Mail.ReceivedAsync(1))[0]);
        await Desk.DecideAsync(house, link, "decline", ("reason_code", "wrong_facts"));
        await house.UntilStateAsync(run, "DECLINED");
        Assert.Empty(house.Helpdesk.Requests);
        await Records.AreWholeAsync(house, run);
    }

    [Fact]
    public async Task Silence_until_the_deadline_declines_as_the_contract_says()
    {
        await using House house = await House.StartAsync();
        string run = await house.BeginAsync("support-reply", Tickets.Risky());
        await house.Mail.ReceivedAsync(1);
        await house.UntilStateAsync(run, "AWAITING_APPROVAL");
        await house.MoveUntilStateAsync(run, "DECLINED", TimeSpan.FromHours(2), TimeSpan.FromHours(40));
        Assert.Empty(house.Helpdesk.Requests);
        await Records.AreWholeAsync(house, run);
    }

    [Fact]
    public async Task An_edited_reply_is_what_the_customer_gets()
    {
        await using House house = await House.StartAsync();
        string run = await house.BeginAsync("support-reply", Tickets.Risky());
        string link = Links.ApprovalIn((await house.Mail.ReceivedAsync(1))[0]);
        await Desk.DecideAsync(house, link, "edit", ("edit:reply.body", "Dear J. Hartmann, I call you today at four. Ada of Birch & Bay"));
        await house.UntilStateAsync(run, "COMPLETED");
        SinkRequest reply = Assert.Single(house.Helpdesk.Requests, r => r.Body.Contains("\"body\"", StringComparison.Ordinal));
        Assert.Contains("I call you today at four", reply.Json.GetProperty("body").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_waits_survives_a_restart()
    {
        await using House house = await House.StartAsync();
        string run = await house.BeginAsync("support-reply", Tickets.Risky());
        string link = Links.ApprovalIn((await house.Mail.ReceivedAsync(1))[0]);
        await house.UntilStateAsync(run, "AWAITING_APPROVAL");
        await house.RestartAsync();
        await Desk.DecideAsync(house, link, "approve");
        await house.UntilStateAsync(run, "COMPLETED");
        Assert.Single(house.Helpdesk.Requests, r => r.Body.Contains("\"body\"", StringComparison.Ordinal));
        Assert.Single(house.Mail.Mails.Select(m => m.MessageId).Distinct());
    }

    [Fact]
    public async Task While_it_waits_the_run_document_has_the_keys_that_users_know()
    {
        await using House house = await House.StartAsync();
        string run = await house.BeginAsync("support-reply", Tickets.Risky("T-77"));
        JsonElement document = await house.UntilStateAsync(run, "AWAITING_APPROVAL");
        Assert.Equal("T-77", document.GetProperty("input").GetProperty("ticket_id").GetString());
        Assert.Equal(JsonValueKind.Null, document.GetProperty("output").ValueKind);
        Assert.Equal(JsonValueKind.Number, document.GetProperty("tries").ValueKind);
        Assert.Equal("operations-lead", document.GetProperty("rollback_owner").GetString());
        JsonElement first = document.GetProperty("audit_log")[0];
        Assert.All(["step", "result", "timestamp"], name => Assert.True(first.TryGetProperty(name, out _), name));
    }

    [Fact]
    public async Task A_second_click_is_told_that_it_is_decided()
    {
        await using House house = await House.StartAsync();
        string run = await house.BeginAsync("support-reply", Tickets.Risky());
        string link = Links.ApprovalIn((await house.Mail.ReceivedAsync(1))[0]);
        await Desk.DecideAsync(house, link, "approve");
        await house.UntilStateAsync(run, "COMPLETED");
        (HttpStatusCode status, string page) = await Desk.DecideAsync(house, link, "decline", ("reason_code", "wrong_facts"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("approved", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("COMPLETED", (await house.RunAsync(run)).GetProperty("state").GetString());
    }
}
