using LocalHost.Functions.Listening;
using LocalHost.Functions.Queues;
using LocalHost.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LocalHost.Functions.Timers;

/// <summary>Makes the listener of a timer function.</summary>
internal sealed class TimerListeners(
    IConfiguration configuration,
    AppSettings settings,
    IOptions<LocalHostOptions> options,
    FunctionInvoker invoker,
    QueueOutputs outputs,
    TimeProvider time,
    ILogger<TimerListener> logger)
{
    internal Listener Create(FunctionEntry function)
    {
        TimerTriggerAttribute trigger = (TimerTriggerAttribute)function.TriggerAttribute;
        TimerSchedule schedule = ScheduleOf(function, trigger);
        bool monitored = trigger.UseMonitor && !schedule.IsTooFrequentToMonitor(time.GetUtcNow());
        TimerStatusStore? store = monitored
            ? new TimerStatusStore(StorageConnection.Resolve(configuration).Blobs, HostId(options.Value), function.Name)
            : null;
        return new TimerListener(
            new TriggeredFunction(function, invoker, outputs), schedule, store, trigger.RunOnStartup, time, logger);
    }

    private TimerSchedule ScheduleOf(FunctionEntry function, TimerTriggerAttribute trigger)
    {
        string text = settings.Resolve(trigger.Schedule, function.Name);
        try
        {
            return new TimerSchedule(text, Zone());
        }
        catch (FormatException e)
        {
            throw new LocalHostStartException($"Function '{function.Name}' has the schedule '{text}': {e.Message}", e);
        }
    }

    private TimeZoneInfo Zone()
    {
        string? name = configuration["WEBSITE_TIME_ZONE"];
        if (string.IsNullOrEmpty(name))
        {
            return time.LocalTimeZone;
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone)
            ? zone
            : throw new LocalHostStartException($"WEBSITE_TIME_ZONE is '{name}', and this machine knows no such time zone.");
    }

    private static string HostId(LocalHostOptions options) =>
        (options.HostId ?? options.App!.GetName().Name!).ToLowerInvariant();
}
