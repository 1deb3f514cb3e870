using System.Net;
using System.Text.Json;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Scenarios.Constructs;

/// <summary>The words at the head of a contract: blocked, promises in open time, limits for a connector, targets.</summary>
public sealed class HeadConstructsTests
{
    // The clock of a house starts on Monday, 2 March 2026 at nine, UTC.
    private const string Calendar = """
        calendar: { time_zone: Europe/Vienna, working_days: [monday, tuesday, thursday], opens: "09:00", closes: "12:00", holidays: ["2026-03-03"] }
        """;

    private const string Ask = """
          - id: ask
            owner: support-lead
            needs: []
            do: { kind: approve, role: support-lead, covers: [assign], deadline: PT3H, silence: decline }

        """;

    [Fact]
    public async Task A_contract_that_is_blocked_answers_409_with_its_own_reasons()
    {
        using TempFolder folder = SmallContract.Of(
            SmallContract.Assign, kind: "class: blocked\nblocked_reasons: [The supplier has not agreed yet]");
        await using House house = await SmallContract.StartAsync(folder);

        using HttpResponseMessage answer = await house.PostAsync(SmallContract.Workflow, SmallContract.Item());

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("The supplier has not agreed yet", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(house.Helpdesk.Requests);
    }

    [Fact]
    public async Task A_deadline_counts_only_the_hours_in_which_the_house_is_open()
    {
        using TempFolder folder = SmallContract.Of(Ask + SmallContract.Assign, head: Calendar);
        await using House house = await SmallContract.StartAsync(folder);
        string run = await house.BeginAsync(SmallContract.Workflow, SmallContract.Item());
        await house.UntilStateAsync(run, "AWAITING_APPROVAL");

        await house.MoveUntilStateAsync(run, "DECLINED", TimeSpan.FromMinutes(30), TimeSpan.FromDays(7));

        // Ten to twelve in Vienna are two open hours of Monday; Tuesday is a holiday, Wednesday closed, so the third is Thursday's first.
        Assert.InRange(
            house.Clock.GetUtcNow(), new DateTimeOffset(2026, 3, 5, 9, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 5, 12, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_promise_is_kept_in_open_time_and_a_late_run_and_a_missed_target_are_in_the_numbers()
    {
        using TempFolder folder = SmallContract.Of(
            Ask + SmallContract.Assign, head: Calendar, sla: "{ finish_within: PT2H30M, first_response_within: PT1H }");
        await using House house = await SmallContract.StartAsync(folder);
        string kept = await house.BeginAsync(SmallContract.Workflow, SmallContract.Item());
        SinkMail mail = (await house.Mail.ReceivedAsync(1))[0];
        await house.UntilStateAsync(kept, "AWAITING_APPROVAL");

        // Thursday a quarter past nine in Vienna: three days later, two hours and a quarter of open time.
        await MoveToAsync(house, new DateTimeOffset(2026, 3, 5, 8, 15, 0, TimeSpan.Zero));
        await Desk.DecideAsync(house, Links.ApprovalIn(mail), "approve");
        await house.UntilStateAsync(kept, "COMPLETED");
        await Records.AreWholeAsync(house, kept);

        JsonElement numbers = await NumbersAsync(house);
        Assert.Equal((1m, 0m), (Rate(numbers, "sla_compliance"), Rate(numbers, "first_response_compliance")));

        string late = await house.BeginAsync(SmallContract.Workflow, SmallContract.Item("I-2"));
        mail = (await house.Mail.ReceivedAsync(2))[1];
        await house.UntilStateAsync(late, "AWAITING_APPROVAL");
        await MoveToAsync(house, new DateTimeOffset(2026, 3, 5, 10, 55, 0, TimeSpan.Zero));
        await Desk.DecideAsync(house, Links.ApprovalIn(mail), "approve");
        await house.UntilStateAsync(late, "COMPLETED");
        await Records.AreWholeAsync(house, late);
        Assert.Equal(0.5m, Rate(await NumbersAsync(house), "sla_compliance"));
    }

    [Fact]
    public async Task Calls_over_the_rate_of_a_connector_wait_for_the_next_minute()
    {
        using TempFolder folder = SmallContract.Of(
            SmallContract.Assign, head: "limits: { calls_per_minute: [{ connector: helpdesk, calls: 2 }] }");
        await using House house = await SmallContract.StartAsync(folder);
        await SmallContract.RunAsync(house, SmallContract.Item("I-1"), "COMPLETED");
        await SmallContract.RunAsync(house, SmallContract.Item("I-2"), "COMPLETED");

        string third = await house.BeginAsync(SmallContract.Workflow, SmallContract.Item("I-3"));
        await house.UntilAsync(third, r => SmallContract.Log(r).Any(l => l.StartsWith("assign not_applied EFX019", StringComparison.Ordinal)), "the third is told to wait");
        Assert.Equal(2, house.Helpdesk.Requests.Count);
        Assert.Equal("RUNNING", (await house.RunAsync(third)).GetProperty("state").GetString());

        await house.MoveUntilStateAsync(third, "COMPLETED", TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(5));
        Assert.Equal(3, house.Helpdesk.Requests.Count);
    }

    private static async Task MoveToAsync(House house, DateTimeOffset instant)
    {
        while (house.Clock.GetUtcNow() < instant)
        {
            TimeSpan left = instant - house.Clock.GetUtcNow();
            house.Clock.Advance(left < TimeSpan.FromHours(6) ? left : TimeSpan.FromHours(6));
        }
    }

    private static async Task<JsonElement> NumbersAsync(House house)
    {
        using JsonDocument answer = JsonDocument.Parse(
            await house.Client.GetStringAsync($"api/kpis/{SmallContract.Workflow}?from=2026-03-01&to=2026-03-07"));
        return answer.RootElement.Clone();
    }

    private static decimal Rate(JsonElement numbers, string metric) => numbers.EnumerateArray()
        .Single(n => n.GetProperty("metric").GetString() == metric).GetProperty("value").GetDecimal();
}
