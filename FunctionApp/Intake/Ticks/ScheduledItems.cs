using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Intake.Ticks;

/// <summary>Starts what a schedule is due for: the item of the contract with <c>due_at</c>.</summary>
/// <remarks>
/// <para>Shape: <c>due_at</c> is the due instant with the offset of the schedule's zone.</para>
/// <para>Guarantee: one run per workflow, schedule and due instant, since that is the item's key. Of the instants that nobody
/// looked at, the newest is caught up, the older ones are left out. A schedule counts from the first tick that sees it.</para>
/// </remarks>
internal sealed class ScheduledItems(ScheduleMarks marks, IntakeDesk desk, TimeProvider time, ILogger<ScheduledItems> log)
{
    internal async Task StartAsync(
        PinnedContract contract, TriggerDefinition.Schedule schedule, DurableTaskClient client, CancellationToken cancellation)
    {
        string workflow = contract.Pin.ContractId;
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset? looked = await marks.FindAsync(workflow, schedule, cancellation);
        if (looked is { } since && DueIn(schedule, since, now) is { } due)
        {
            IntakeVerdict verdict = await desk.TakeAsync(ItemOf(contract, schedule, due), client, cancellation);
            IntakeLog.Scheduled(log, workflow, due, verdict.Kind.ToString());
            if (verdict is IntakeVerdict.Blocked)
            {
                return;
            }
        }

        // A tick that came early or a clock that was set back must not make an instant due again.
        if (looked is null || now > looked)
        {
            await marks.SetAsync(workflow, schedule, now, cancellation);
        }
    }

    private static DateTimeOffset? DueIn(TriggerDefinition.Schedule schedule, DateTimeOffset after, DateTimeOffset until) =>
        Ncrontab.Parse(schedule.Cron).Newest(after, until, ZoneOf(schedule));

    private static TimeZoneInfo ZoneOf(TriggerDefinition.Schedule schedule) =>
        schedule.TimeZone is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : TimeZoneInfo.Utc;

    private static ArrivedItem ItemOf(PinnedContract contract, TriggerDefinition.Schedule schedule, DateTimeOffset due)
    {
        JsonObject item = JsonObject.Create(schedule.Item)!;
        item["due_at"] = due.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        string workflow = contract.Pin.ContractId;
        return new(
            workflow,
            contract.Pin.Version,
            contract.Definition.Input,
            IntakeChannel.Schedule,
            $"/workflows/{workflow}/schedules",
            JsonSerializer.SerializeToUtf8Bytes(item, HandshakeJson.Wire),
            string.Create(CultureInfo.InvariantCulture, $"schedule:{schedule.Cron}|{schedule.TimeZone}|{due.UtcDateTime:O}"));
    }
}
