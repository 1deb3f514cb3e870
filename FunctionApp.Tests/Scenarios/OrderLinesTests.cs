using System.Text.Json;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using LocalHost.Durable.Client;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class OrderLinesTests
{
    [Fact]
    public async Task Every_line_is_done_once_in_chunks_and_the_output_has_them_in_their_order()
    {
        await using HttpSink crm = await OrderLines.SourceAsync((_, _) => false);
        using TempFolder folder = OrderLines.Contract();
        await using House house = await OrderLines.StartAsync(folder, crm);
        string run = await house.BeginAsync(OrderLines.Workflow, OrderLines.Order(120));

        JsonElement done = await house.UntilStateAsync(run, "COMPLETED", "FAILED");

        Assert.Equal("COMPLETED", done.GetProperty("state").GetString());
        JsonElement output = done.GetProperty("output");
        Assert.Equal((120, 0), (output.GetProperty("count").GetInt32(), output.GetProperty("failed").GetInt32()));
        Assert.Equal(Enumerable.Range(0, 120).Select(i => $"t{i}"), Words(output, "tiers"));
        Assert.Equal(Enumerable.Range(0, 120).Select(i => i < 10 ? "shelf" : "bulk"), Words(output, "queues"));
        Assert.Equal(Enumerable.Range(0, 120), crm.Requests.Select(OrderLines.LineOf).Order());
        Assert.Equal(3, Log(done, "ask").Count(r => r.StartsWith("chunk_", StringComparison.Ordinal)));
        Assert.Equal(Enumerable.Range(0, 120), Completed(done));
        JsonElement step = done.GetProperty("steps").EnumerateArray().First(s => s.GetProperty("id").GetString() == "ask");
        Assert.Equal(("COMPLETED", 1), (step.GetProperty("state").GetString(), step.GetProperty("tries").GetInt32()));
        Assert.DoesNotContain("@shop.example", done.GetProperty("audit_log").GetRawText(), StringComparison.Ordinal);
        await Records.AreWholeAsync(house, run);
    }

    [Fact]
    public async Task A_line_that_fails_for_a_moment_is_tried_again_and_no_other_is()
    {
        await using HttpSink crm = await OrderLines.SourceAsync((line, time) => line is 7 or 60 && time == 1);
        using TempFolder folder = OrderLines.Contract();
        await using House house = await OrderLines.StartAsync(folder, crm);
        string run = await house.BeginAsync(OrderLines.Workflow, OrderLines.Order(70));
        await house.UntilAsync(run, r => Completed(r).Count() == 68 && Failed(r) == 2, "two lines are left");

        await LaterAsync(house, run, TimeSpan.FromMinutes(75));

        Assert.Equal(72, crm.Requests.Count);
        Assert.All([7, 60], line => Assert.Equal(2, crm.Requests.Count(r => OrderLines.LineOf(r) == line)));
        await Records.AreWholeAsync(house, run);
    }

    [Fact]
    public async Task A_restart_in_the_middle_repeats_no_line_that_is_done()
    {
        await using HttpSink crm = await OrderLines.SourceAsync((line, time) => line is >= 100 and < 105 && time == 1);
        using TempFolder folder = OrderLines.Contract();
        await using House house = await OrderLines.StartAsync(folder, crm);
        string run = await house.BeginAsync(OrderLines.Workflow, OrderLines.Order(120));
        await UntilRetriesAsync(house, run, 5);

        await house.RestartAsync();
        // An item that waits for its next attempt keeps its place, so the last fifteen lines have not begun.
        await house.UntilAsync(run, r => Completed(r).Count() == 100, "what has a place is done");
        await LaterAsync(house, run, TimeSpan.FromMinutes(75));

        // Reads that were under way when the host stopped are asked again; what was on the record is not.
        Assert.InRange(crm.Requests.Count, 125, 140);
        Assert.Equal(Enumerable.Range(0, 120), Completed(await house.RunAsync(run)));
        await Records.AreWholeAsync(house, run);
    }

    [Fact]
    public async Task A_cancelled_run_stops_its_chunks_and_ends_after_them()
    {
        await using HttpSink crm = await OrderLines.SourceAsync((line, _) => line >= 45);
        using TempFolder folder = OrderLines.Contract();
        await using House house = await OrderLines.StartAsync(folder, crm);
        string run = await house.BeginAsync(OrderLines.Workflow, OrderLines.Order(120));
        await UntilRetriesAsync(house, run, 15);
        int asked = crm.Requests.Count;

        using HttpResponseMessage told = await house.Client.PostAsync(
            $"api/runs/{run}/actions/cancel", new StringContent("""{"reason":"wrong order","actor":"ada"}"""));
        Assert.Equal(202, (int)told.StatusCode);
        JsonElement done = await house.UntilStateAsync(run, "CANCELLED");

        Assert.Empty(await WorkingAsync(house, run));
        Assert.Equal(asked, crm.Requests.Count);
        Assert.Equal(3, Log(done, "ask").Count(r => r == "stopped"));
        await Records.AreWholeAsync(house, run);
    }

    [Fact]
    public async Task A_run_terminated_from_outside_leaves_no_chunk_working()
    {
        await using HttpSink crm = await OrderLines.SourceAsync((line, _) => line >= 45);
        using TempFolder folder = OrderLines.Contract();
        await using House house = await OrderLines.StartAsync(folder, crm);
        string run = await house.BeginAsync(OrderLines.Workflow, OrderLines.Order(60));
        await UntilRetriesAsync(house, run, 10);

        await house.Services.GetRequiredService<LocalDurableTaskClient>().TerminateInstanceAsync(run);
        await house.Clock.AdvanceUntilAsync(
            async () => (await house.RunAsync(run)).GetProperty("state").GetString() == "CANCELLED",
            TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30), "the watchdog's ending");

        await Eventually.HoldsAsync(async () => (await WorkingAsync(house, run)).Count == 0, "no chunk works on");
    }

    [Fact]
    public async Task An_empty_list_is_done_and_a_list_that_is_too_long_is_left_to_the_fallback()
    {
        await using HttpSink crm = await OrderLines.SourceAsync((_, _) => false);
        using TempFolder folder = OrderLines.Contract("max: 3", "[{ kind: skip }]");
        await using House house = await OrderLines.StartAsync(folder, crm);

        JsonElement empty = await house.UntilStateAsync(await house.BeginAsync(OrderLines.Workflow, OrderLines.Order(0)), "COMPLETED");
        JsonElement longer = await house.UntilStateAsync(
            await house.BeginAsync(OrderLines.Workflow, OrderLines.Order(4, "O-2")), "COMPLETED");

        Assert.Equal(0, empty.GetProperty("output").GetProperty("count").GetInt32());
        Assert.Contains("STP030", longer.GetProperty("audit_log").GetRawText(), StringComparison.Ordinal);
        Assert.Empty(crm.Requests);
    }

    [Fact]
    public async Task A_step_fails_with_its_items_unless_the_contract_tolerates_it()
    {
        await using HttpSink crm = await OrderLines.SourceAsync((line, _) => line is 1 or 3);
        using TempFolder strict = OrderLines.Contract(attempts: 1);
        await using (House house = await OrderLines.StartAsync(strict, crm))
        {
            JsonElement failed = await house.UntilStateAsync(await house.BeginAsync(OrderLines.Workflow, OrderLines.Order(5)), "FAILED");
            Assert.Contains("STP032", failed.GetProperty("audit_log").GetRawText(), StringComparison.Ordinal);
        }

        using TempFolder lenient = OrderLines.Contract("max: 10, tolerate: 2", attempts: 1);
        await using House other = await OrderLines.StartAsync(lenient, crm);
        JsonElement done = await other.UntilStateAsync(await other.BeginAsync(OrderLines.Workflow, OrderLines.Order(5)), "COMPLETED");
        Assert.Equal(2, done.GetProperty("output").GetProperty("failed").GetInt32());
        Assert.Equal(["t0", "t2", "t4"], Words(done.GetProperty("output"), "tiers"));
    }

    [Fact]
    public async Task After_a_declared_delay_only_the_lines_that_failed_are_done_again()
    {
        await using HttpSink crm = await OrderLines.SourceAsync((line, time) => line is 1 or 3 && time == 1);
        using TempFolder folder = OrderLines.Contract(fallbacks: "[{ kind: delay, for: PT2H, times: 1 }]", attempts: 1);
        await using House house = await OrderLines.StartAsync(folder, crm);
        string run = await house.BeginAsync(OrderLines.Workflow, OrderLines.Order(5));
        await house.UntilAsync(run, r => r.GetProperty("audit_log").GetRawText().Contains("STP032", StringComparison.Ordinal), "two lines fail");

        await LaterAsync(house, run, TimeSpan.FromMinutes(125));

        Assert.Equal(7, crm.Requests.Count);
        Assert.Equal(["t0", "t1", "t2", "t3", "t4"], Words((await house.RunAsync(run)).GetProperty("output"), "tiers"));
        await Records.AreWholeAsync(house, run);
    }

    private static Task<JsonElement> UntilRetriesAsync(House house, string run, int retries) => house.UntilAsync(
        run, r => Failed(r) >= retries, "lines fail for a moment");

    // One step, and then all the time it takes: a step while reads are under way would let them run out of theirs.
    private static async Task LaterAsync(House house, string run, TimeSpan step)
    {
        house.Clock.Advance(step);
        try
        {
            await house.UntilStateAsync(run, "COMPLETED");
        }
        catch (Xunit.Sdk.XunitException)
        {
            // A timer that was set only after the step fires at the next one.
            house.Clock.Advance(step);
            await house.UntilStateAsync(run, "COMPLETED");
        }
    }

    private static async Task<IReadOnlyList<string>> WorkingAsync(House house, string run)
    {
        List<string> working = [];
        await foreach (OrchestrationMetadata chunk in house.Services.GetRequiredService<LocalDurableTaskClient>().GetAllInstancesAsync(
            new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Running], InstanceIdPrefix: run + ":")))
        {
            working.Add(chunk.InstanceId);
        }

        return working;
    }

    private static IEnumerable<int> Completed(JsonElement run) => run.GetProperty("audit_log").EnumerateArray()
        .Where(e => e.GetProperty("step").GetString() == "ask" && e.GetProperty("result").GetString() == "completed"
            && e.TryGetProperty("item", out JsonElement item) && item.ValueKind == JsonValueKind.Number)
        .Select(e => e.GetProperty("item").GetInt32()).Order();

    private static int Failed(JsonElement run) => Log(run, "ask").Count(l => l == "failed");

    private static IReadOnlyList<string> Log(JsonElement run, string step) =>
    [
        .. run.GetProperty("audit_log").EnumerateArray()
            .Where(e => e.GetProperty("step").GetString() == step).Select(e => e.GetProperty("result").GetString()!),
    ];

    private static string[] Words(JsonElement output, string name) =>
        output.GetProperty(name).GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
