using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace LocalHost.Functions.Queues;

/// <summary>A received message, hidden from others for as long as this host keeps it.</summary>
internal sealed class LeasedMessage(QueueClient queue, QueueMessage message)
{
    private string _receipt = message.PopReceipt;

    internal QueueMessage Message => message;

    // Never cancelled: an update that was made without its answer being read would cost the receipt.
    internal async Task HideAsync(TimeSpan duration) =>
        _receipt = (await queue.UpdateMessageAsync(
            message.MessageId, _receipt, (string?)null, duration, CancellationToken.None)).Value.PopReceipt;

    /// <summary>Shows the message again after a while; without effect when another host has it by now.</summary>
    internal Task ReleaseAsync(TimeSpan hidden) =>
        UnlessLostAsync(() => HideAsync(hidden));

    /// <summary>Deletes the message; without effect when another host has it by now.</summary>
    internal Task DeleteAsync() =>
        UnlessLostAsync(() => queue.DeleteMessageAsync(message.MessageId, _receipt, CancellationToken.None));

    internal static bool IsLost(RequestFailedException e) =>
        e.ErrorCode == QueueErrorCode.PopReceiptMismatch || e.ErrorCode == QueueErrorCode.MessageNotFound
        || e.ErrorCode == QueueErrorCode.QueueNotFound;

    private static async Task UnlessLostAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (RequestFailedException e) when (IsLost(e))
        {
            // The message belongs to whoever received it since, and will be dealt with there.
        }
    }
}
