using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Orchestration.Limits;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using LocalHost.Durable.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class LimitedRunsTests
{
    private const string Door = "[{ kind: http }]";
    private const string Fields = """
        { idempotency_key: [/ref], fields: [
          { name: ref, type: line, required: true },
          { name: customer, type: line } ] }
        """;

    [Fact]
    public async Task Of_five_items_two_run_and_the_others_follow_in_the_order_of_arrival()
    {
        using WrittenContract contract = new(Door, Fields, "{ concurrent_runs: 2 }", ask: true);
        await using House house = await contract.OpenAsync();
        string[] runs = await SendAllAsync(house, "A", "B", "C", "D", "E");

        await house.UntilStateAsync(runs[0], "AWAITING_APPROVAL");
        await house.UntilStateAsync(runs[1], "AWAITING_APPROVAL");
        foreach (string waiting in runs[2..])
        {
            JsonElement delayed = await house.RunAsync(waiting);
            Assert.Equal("DELAYED", delayed.GetProperty("state").GetString());
            Assert.Equal("ORC020", delayed.GetProperty("waiting_for").GetProperty("code").GetString());
        }

        using HttpResponseMessage again = await house.PostAsync(WrittenContract.Workflow, new JsonObject { ["ref"] = "C" });
        JsonNode said = JsonNode.Parse(await again.Content.ReadAsStringAsync())!;
        Assert.Equal((runs[2], "DELAYED"), (said.Said("run_id"), said.Said("state")));

        await AnswerAsync(house, 1);
        await house.UntilStateAsync(runs[2], "AWAITING_APPROVAL");
        Assert.Equal("DELAYED", (await house.RunAsync(runs[3])).GetProperty("state").GetString());

        await house.RestartAsync();
        foreach (int letter in Enumerable.Range(2, 4))
        {
            await AnswerAsync(house, letter);
        }

        foreach (string run in runs)
        {
            await house.UntilStateAsync(run, "COMPLETED");
            await Records.AreWholeAsync(house, run);
        }

        Assert.Equal(5, house.Helpdesk.Requests.Count(r => r.Method == "PUT"));
    }

    [Fact]
    public async Task Items_of_one_customer_keep_their_order_while_others_pass()
    {
        using WrittenContract contract = new(Door, Fields, "{ ordered_by: record.customer }", ask: true);
        await using House house = await contract.OpenAsync();
        string first = await SendAsync(house, "A", "ann");
        await house.UntilStateAsync(first, "AWAITING_APPROVAL");
        string second = await SendAsync(house, "B", "ann");
        string third = await SendAsync(house, "C", "ann");
        string other = await SendAsync(house, "D", "bob");
        string nobody = await SendAsync(house, "E", null);

        await house.UntilStateAsync(other, "AWAITING_APPROVAL");
        await house.UntilStateAsync(nobody, "AWAITING_APPROVAL");
        Assert.Equal("ORC021", (await house.UntilStateAsync(second, "DELAYED")).GetProperty("waiting_for").GetProperty("code").GetString());

        await house.RestartAsync();
        await AnswerAsync(house, 1);
        await house.UntilStateAsync(first, "COMPLETED");
        await house.UntilStateAsync(second, "AWAITING_APPROVAL");
        Assert.Equal("DELAYED", (await house.RunAsync(third)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_terminated_run_gives_its_slot_back_within_the_minute()
    {
        using WrittenContract contract = new(Door, Fields, "{ concurrent_runs: 1 }", ask: true);
        await using House house = await contract.OpenAsync();
        string[] runs = await SendAllAsync(house, "A", "B");
        await house.UntilStateAsync(runs[0], "AWAITING_APPROVAL");
        await house.UntilStateAsync(runs[1], "DELAYED");

        await house.Services.GetRequiredService<LocalDurableTaskClient>().TerminateInstanceAsync(runs[0]);

        await house.MoveUntilStateAsync(runs[1], "AWAITING_APPROVAL", TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task A_crash_between_slot_and_start_loses_nothing_and_starts_nothing_twice()
    {
        using WrittenContract contract = new(Door, Fields, "{ concurrent_runs: 1 }", ask: true);
        await using House house = await contract.OpenAsync();
        string[] runs = await SendAllAsync(house, "A", "B");
        await house.UntilStateAsync(runs[0], "AWAITING_APPROVAL");
        await house.UntilStateAsync(runs[1], "DELAYED");
        await house.Services.GetRequiredService<LocalDurableTaskClient>().TerminateInstanceAsync(runs[0]);
        RunLine line = house.Services.GetRequiredService<RunLine>();
        await line.RemoveAsync((await line.HoldsAsync(WrittenContract.Workflow, default)).Single(), default);
        Assert.True(await line.HoldAsync(WrittenContract.Workflow, RunLine.SlotOf(0), runs[1], default));
        Assert.True(await line.MoveAsync((await line.WaitingAsync(WrittenContract.Workflow, default)).Single(), QueuedState.Starting, default));

        await house.RestartAsync();
        await house.MoveUntilStateAsync(runs[1], "AWAITING_APPROVAL", TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(10));
        await AnswerAsync(house, 2);
        await house.UntilStateAsync(runs[1], "COMPLETED");

        line = house.Services.GetRequiredService<RunLine>();
        Assert.Empty(await line.WaitingAsync(WrittenContract.Workflow, default));
        await Eventually.HoldsAsync(
            async () => (await line.HoldsAsync(WrittenContract.Workflow, default)).Count == 0, "nothing is held any more");
        await Records.AreWholeAsync(house, runs[1]);
    }

    private static async Task<string[]> SendAllAsync(House house, params string[] references)
    {
        List<string> runs = [];
        foreach (string reference in references)
        {
            runs.Add(await SendAsync(house, reference, null));
        }

        return [.. runs];
    }

    private static async Task<string> SendAsync(House house, string reference, string? customer)
    {
        house.Clock.Advance(TimeSpan.FromMilliseconds(10));
        JsonObject item = new() { ["ref"] = reference };
        if (customer is not null)
        {
            item["customer"] = customer;
        }

        return await house.BeginAsync(WrittenContract.Workflow, item);
    }

    private static async Task AnswerAsync(House house, int mail)
    {
        string link = Links.ApprovalIn((await house.Mail.ReceivedAsync(mail))[mail - 1]);
        await Desk.DecideAsync(house, link, "approve");
    }
}
