using Azure.Storage.Queues;

namespace LocalHost.Functions.Queues;

/// <summary>Where messages go that a function could not process.</summary>
internal sealed class PoisonQueue(QueueServiceClient service, string source)
{
    private const string Suffix = "-poison";
    private const int LongestName = 63;

    internal string Name => source + Suffix;

    /// <summary>A poison queue has none of its own, and neither has a queue whose name leaves no room.</summary>
    internal bool Exists => !source.EndsWith(Suffix, StringComparison.Ordinal) && Name.Length <= LongestName;

    internal async Task TakeAsync(LeasedMessage message)
    {
        QueueClient queue = service.GetQueueClient(Name);
        await queue.CreateIfNotExistsAsync();
        await queue.SendMessageAsync(message.Message.Body);
        await message.DeleteAsync();
    }
}
