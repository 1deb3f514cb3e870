using System.Text.Json;
using Azure;
using LocalHost.Functions.Listening;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace LocalHost.Functions.Timers;

/// <summary>Runs one function by its schedule, never twice at a time.</summary>
internal sealed class TimerListener(
    TriggeredFunction function, TimerSchedule schedule, TimerStatusStore? store, bool runOnStartup, TimeProvider time, ILogger logger)
    : Listener(function.Function.Name, logger)
{
    // One timer cannot wait longer than about 49 days, so long waits are walked in steps.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);
    private static readonly Dictionary<string, object?> NoData = [];

    private readonly ILogger _logger = logger;
    private TimerStatus? _status;

    protected override async Task ListenAsync(CancellationToken stop)
    {
        bool isPastDue = await IsPastDueAsync(stop);
        DateTimeOffset reached = time.GetUtcNow();
        if (isPastDue || runOnStartup)
        {
            await RunAsync(reached, isPastDue);
        }

        while (true)
        {
            // A timer may fire a moment early; the run just made must not be made again then.
            DateTimeOffset now = time.GetUtcNow();
            if (schedule.Next(now > reached ? now : reached) is not { } next)
            {
                return;
            }

            await WaitUntilAsync(next, stop);
            reached = next;
            await RunAsync(next, isPastDue: false);
        }
    }

    private async Task<bool> IsPastDueAsync(CancellationToken stop)
    {
        while (store is not null)
        {
            try
            {
                return await ReadStatusAsync(store, stop);
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException)
            {
                HostLog.TimerStatusFailed(_logger, e, function.Function.Name);
                await Task.Delay(RetryDelay, time, stop);
            }
        }

        return false;
    }

    private async Task<bool> ReadStatusAsync(TimerStatusStore statuses, CancellationToken stop)
    {
        DateTimeOffset now = time.GetUtcNow();
        _status = await statuses.ReadAsync(stop);
        if (_status is not null && schedule.Next(_status.Since) == _status.Next)
        {
            return now > _status.Next;
        }

        if (schedule.Next(now) is { } next)
        {
            _status = new TimerStatus(_status?.Last ?? default, next, now);
            await statuses.WriteAsync(_status, stop);
        }

        return false;
    }

    private async Task RunAsync(DateTimeOffset due, bool isPastDue)
    {
        try
        {
            TimerInfo info = new() { IsPastDue = isPastDue, ScheduleStatus = _status?.ToScheduleStatus() };
            await function.RunAsync(
                target => target == typeof(TimerInfo) ? info : JsonSerializer.Serialize(info), NoData, Abort);
        }
#pragma warning disable CA1031 // Whatever a function throws, its schedule goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            HostLog.FunctionFailed(_logger, e, function.Function.Name);
        }

        await RememberAsync(due);
    }

    private async Task RememberAsync(DateTimeOffset ran)
    {
        if (store is null || schedule.Next(ran) is not { } next)
        {
            return;
        }

        _status = new TimerStatus(ran, next, time.GetUtcNow());
        try
        {
            await store.WriteAsync(_status, CancellationToken.None);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            HostLog.TimerStatusFailed(_logger, e, function.Function.Name);
        }
    }

    private async Task WaitUntilAsync(DateTimeOffset due, CancellationToken stop)
    {
        for (TimeSpan left = due - time.GetUtcNow(); left > TimeSpan.Zero; left = due - time.GetUtcNow())
        {
            await Task.Delay(left < LongestWait ? left : LongestWait, time, stop);
        }
    }
}
