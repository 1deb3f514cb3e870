using System.Globalization;
using System.Text.Json;
using FunctionApp.Intake.Ticks;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class ScheduledRunTests
{
    private const string Hourly = "0 0 * * * *";
    private const string Mornings = "0 30 9 * * *";
    private const string Fields = """
        { fields: [ { name: ref, type: line, required: true }, { name: due_at, type: date_time, required: true } ] }
        """;

    [Fact]
    public async Task A_schedule_starts_once_a_day_by_the_clocks_of_its_zone_also_when_they_change()
    {
        using WrittenContract contract = new(
            $"[{{ kind: schedule, cron: \"{Mornings}\", time_zone: Europe/Vienna, item: {{ ref: daily }} }}]", Fields);
        await using House house = await contract.OpenAsync();
        TriggerDefinition.Schedule schedule = new(Mornings, default, "Europe/Vienna");
        await MoveAsync(house, schedule, "2026-03-02T09:01Z", runs: 0);
        await MoveAsync(house, schedule, "2026-03-28T00:00Z", runs: 1);
        await MoveAsync(house, schedule, "2026-03-29T00:00Z", runs: 2);
        await MoveAsync(house, schedule, "2026-03-30T00:00Z", runs: 3);
        await MoveAsync(house, schedule, "2026-03-31T00:00Z", runs: 4);

        Assert.Equal(["2026-03-27 08:30", "2026-03-28 08:30", "2026-03-29 07:30", "2026-03-30 07:30"], Due(house));
    }

    [Fact]
    public async Task After_a_pause_the_newest_due_instant_is_caught_up_and_the_older_ones_are_not()
    {
        using WrittenContract contract = new($"[{{ kind: schedule, cron: \"{Hourly}\", item: {{ ref: hourly }} }}]", Fields);
        await using House house = await contract.OpenAsync();
        TriggerDefinition.Schedule schedule = new(Hourly, default);
        await MoveAsync(house, schedule, "2026-03-02T09:01Z", runs: 0);
        await MoveAsync(house, schedule, "2026-03-02T10:01Z", runs: 1);
        await MoveAsync(house, schedule, "2026-03-02T17:31Z", runs: 2);
        await house.RestartAsync();
        await MoveAsync(house, schedule, "2026-03-02T18:31Z", runs: 3);

        Assert.Equal(["2026-03-02 10:00", "2026-03-02 17:00", "2026-03-02 18:00"], Due(house));
    }

    /// <summary>Moves the clock until the schedule was looked at after that instant, and waits until that many runs have ended.</summary>
    private static async Task MoveAsync(House house, TriggerDefinition.Schedule schedule, string instant, int runs)
    {
        DateTimeOffset target = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
        house.Clock.Advance(target - house.Clock.GetUtcNow());
        ScheduleMarks marks = house.Services.GetRequiredService<ScheduleMarks>();
        await house.Clock.AdvanceUntilAsync(
            async () => await marks.FindAsync(WrittenContract.Workflow, schedule, default) >= target,
            TimeSpan.FromSeconds(5),
            TimeSpan.FromMinutes(25),
            "the look at the schedule");
        await Eventually.HoldsAsync(async () => await EndedAsync(house) == runs, $"{runs} runs");
    }

    private static async Task<int> EndedAsync(House house)
    {
        using JsonDocument runs = JsonDocument.Parse(await house.Client.GetStringAsync($"api/runs?workflow={WrittenContract.Workflow}"));
        return runs.RootElement.GetProperty("runs").EnumerateArray().Count(r => r.GetProperty("state").GetString() == "COMPLETED");
    }

    private static IEnumerable<string> Due(House house) => house.Helpdesk.Requests
        .Where(r => r.Method == "PUT")
        .Select(r => r.Json.GetProperty("item").GetProperty("due_at").GetDateTimeOffset().UtcDateTime)
        .Order()
        .Select(d => d.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
}
