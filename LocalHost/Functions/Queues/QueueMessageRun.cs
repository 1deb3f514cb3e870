using LocalHost.Functions.Listening;
using Microsoft.Extensions.Logging;

namespace LocalHost.Functions.Queues;

/// <summary>Runs the function for one message and settles the message by how it went.</summary>
internal sealed class QueueMessageRun(
    TriggeredFunction function, QueueSettings settings, PoisonQueue poison, QueueRetries retries, TimeProvider time, ILogger logger)
{
    private string Name => function.Function.Name;

    /// <summary>Returns whether the message must still be held back before its next attempt.</summary>
    internal async Task<bool> RunAsync(LeasedMessage message, CancellationToken abort)
    {
        if (poison.Exists && message.Message.DequeueCount > settings.MaxDequeueCount)
        {
            await retries.GiveUpAsync(message, Name, "it was received too often without an answer from the function");
            return false;
        }

        string? failure = await FailureOfAsync(message, abort);
        if (failure is null)
        {
            await message.DeleteAsync();
            return false;
        }

        if (poison.Exists && message.Message.DequeueCount >= settings.MaxDequeueCount)
        {
            await retries.GiveUpAsync(message, Name, failure);
            return false;
        }

        return true;
    }

    private async Task<string?> FailureOfAsync(LeasedMessage message, CancellationToken abort)
    {
        if (QueueBody.Decode(message.Message, settings.Base64) is not { } body)
        {
            return "its body is not base64, which host.json's messageEncoding asks for";
        }

        await using LeaseRenewal renewal = new(message, time, logger);
        try
        {
            await function.RunAsync(body.As, body.BindingData(), abort);
            return null;
        }
#pragma warning disable CA1031 // Whatever a function throws makes its message fail, and the message is tried again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            HostLog.FunctionFailed(logger, e, Name);
            return $"the function failed with {e.GetType()}: {e.Message}";
        }
    }
}
