using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Queues;
using FunctionApp.Hosting;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class OrdinaryTicketTests
{
    [Fact]
    public async Task An_ordinary_ticket_is_answered_without_a_person()
    {
        await using House house = await House.StartAsync();
        string run = await house.BeginAsync("support-reply", Tickets.Ordinary());
        JsonElement done = await house.UntilStateAsync(run, "COMPLETED");
        Assert.Equal("order_status", done.GetProperty("output").GetProperty("intent").GetString());
        Assert.Single(house.Helpdesk.Requests, r => r.Body.Contains("\"body\"", StringComparison.Ordinal));
        Assert.Empty(house.Mail.Mails);
        await Records.AreWholeAsync(house, run);
    }

    [Fact]
    public async Task The_same_ticket_twenty_times_at_once_is_one_run_one_mail_one_reply()
    {
        await using House house = await House.StartAsync();
        HttpResponseMessage[] answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => house.PostAsync("support-reply", Tickets.Risky())));
        JsonNode[] bodies = await Task.WhenAll(answers.Select(async a => JsonNode.Parse(await a.Content.ReadAsStringAsync())!));
        Assert.All(answers.Zip(bodies), a => Assert.True(a.First.StatusCode == HttpStatusCode.Accepted, a.Second.ToString()));
        string run = Assert.Single(bodies.Select(b => b["run_id"]!.GetValue<string>()).Distinct());
        Assert.Equal(19, bodies.Count(b => b["duplicate"]!.GetValue<bool>()));

        string link = Links.ApprovalIn((await house.Mail.ReceivedAsync(1))[0]);
        await Desk.DecideAsync(house, link, "approve");
        await house.UntilStateAsync(run, "COMPLETED");
        Assert.Single(house.Helpdesk.Requests, r => r.Body.Contains("\"body\"", StringComparison.Ordinal));
        Assert.Single(house.Mail.Mails.Select(m => m.MessageId).Distinct());
    }

    [Fact]
    public async Task A_message_in_the_queue_starts_a_run()
    {
        await using House house = await House.StartAsync();
        QueueClient queue = house.Services.GetRequiredService<QueueServiceClient>().GetQueueClient(StorageNames.WorkflowRequests);
        await queue.SendMessageAsync(new JsonObject
        {
            ["workflow"] = "support-reply",
            ["item"] = Tickets.Ordinary("T-queue"),
        }.ToJsonString());
        await Eventually.HoldsAsync(
            () => house.Helpdesk.Requests.Any(r => r.Body.Contains("T-queue", StringComparison.Ordinal)), "the reply to the queued ticket");
    }

    [Fact]
    public async Task The_same_key_with_another_ticket_is_refused()
    {
        await using House house = await House.StartAsync();
        using HttpResponseMessage first = await house.PostAsync("support-reply", Tickets.Ordinary("T-1"), "key-1");
        using HttpResponseMessage second = await house.PostAsync("support-reply", Tickets.Ordinary("T-2"), "key-1");
        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Equal("application/problem+json", second.Content.Headers.ContentType?.MediaType);
    }
}
