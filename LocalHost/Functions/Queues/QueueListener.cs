using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LocalHost.Functions.Listening;
using Microsoft.Extensions.Logging;

namespace LocalHost.Functions.Queues;

/// <summary>Looks for messages of one queue and runs them side by side.</summary>
internal sealed class QueueListener(
    string function,
    QueueClient queue,
    QueueMessageRun run,
    QueueRetries retries,
    QueueSettings settings,
    QueueClock clock,
    ILogger logger)
    : Listener(function, logger)
{
    private readonly ILogger _logger = logger;
    private readonly ConcurrentDictionary<Task, byte> _running = [];
    private readonly ConcurrentDictionary<Task, byte> _held = [];
    private readonly PollDelay _delay = new(settings.MaxPollingInterval);

    protected override async Task ListenAsync(CancellationToken stop)
    {
        try
        {
            await PollAsync(stop);
        }
        finally
        {
            await Task.WhenAll(_running.Keys);
            await Task.WhenAll(_held.Keys);
        }
    }

    private async Task PollAsync(CancellationToken stop)
    {
        bool known = false;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                known = known || await queue.ExistsAsync(stop);
                QueueMessage[] found = known ? await queue.ReceiveMessagesAsync(settings.BatchSize, QueueSettings.Lease, stop) : [];
                foreach (QueueMessage message in found)
                {
                    Track(_running, RunAsync(new LeasedMessage(queue, message), stop));
                }

                if (found.Length > 0)
                {
                    _delay.Reset();
                    await RoomAsync(stop);
                    continue;
                }
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException)
            {
                known = false;
                HostLog.PollFailed(_logger, queue.Name, e.Message);
            }

            await clock.WaitAsync(_delay.Next(), stop);
        }
    }

    private async Task RunAsync(LeasedMessage message, CancellationToken stop)
    {
        try
        {
            if (await run.RunAsync(message, Abort))
            {
                Track(_held, HoldAsync(message, stop));
            }
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            // The message comes back when its lease ends, and the function must bear a second delivery anyway.
            HostLog.NotSettled(_logger, e, message.Message.MessageId, queue.Name);
        }
    }

    private async Task HoldAsync(LeasedMessage message, CancellationToken stop)
    {
        try
        {
            await retries.HoldAsync(message, stop);
            clock.Wake();
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            HostLog.NotSettled(_logger, e, message.Message.MessageId, queue.Name);
        }
    }

    private async Task RoomAsync(CancellationToken stop)
    {
        for (Task[] running = [.. _running.Keys]; running.Length > settings.NewBatchThreshold; running = [.. _running.Keys])
        {
            await Task.WhenAny(running).WaitAsync(stop);
        }
    }

    private static void Track(ConcurrentDictionary<Task, byte> set, Task task)
    {
        set.TryAdd(task, 0);
        _ = task.ContinueWith(ended => set.TryRemove(ended, out _), TaskScheduler.Default);
    }
}
