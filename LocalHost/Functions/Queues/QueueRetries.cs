using Azure;
using Microsoft.Extensions.Logging;

namespace LocalHost.Functions.Queues;

/// <summary>Says what becomes of a message whose function failed: held back, or given up.</summary>
/// <remarks>
/// <b>Guarantee:</b> a message is held back by this host's own clock; the storage's clock counts only after a crash.
/// </remarks>
internal sealed class QueueRetries(QueueSettings settings, PoisonQueue poison, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    internal async Task GiveUpAsync(LeasedMessage message, string function, string reason)
    {
        HostLog.GivenUp(logger, message.Message.MessageId, function, settings.MaxDequeueCount, poison.Name, reason);
        await poison.TakeAsync(message);
    }

    /// <summary>Waits until the message may be tried again and shows it; a stop leaves the rest of the wait to the storage.</summary>
    internal async Task HoldAsync(LeasedMessage message, CancellationToken stop)
    {
        DateTimeOffset due = time.GetUtcNow() + (poison.Exists ? settings.VisibilityTimeout : QueueSettings.Lease);
        try
        {
            Task wait = Task.Delay(Remaining(due), time, stop);
            while (!wait.IsCompleted)
            {
                await message.HideAsync(Remaining(due) + Slack);

                // By the storage's clock: it goes on while a test holds this host's clock.
                await Task.WhenAny(wait, Task.Delay(Remaining(due) + (Slack / 2), stop));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Released below with what is left of the wait.
        }
        catch (RequestFailedException e) when (LeasedMessage.IsLost(e))
        {
            return;
        }

        await message.ReleaseAsync(Remaining(due));
    }

    private TimeSpan Remaining(DateTimeOffset due)
    {
        TimeSpan left = due - time.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
