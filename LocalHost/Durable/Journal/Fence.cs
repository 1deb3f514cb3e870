using Azure;
using Azure.Data.Tables;

namespace LocalHost.Durable.Journal;

/// <summary>The row that every commit rewrites under its ETag, so that only one writer can be current.</summary>
internal sealed class Fence : ITableEntity
{
    public const string Row = "fence";

    public string PartitionKey { get; set; } = JournalStore.Partition;

    public string RowKey { get; set; } = Row;

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    /// <summary>Counts the hosts that have owned the hub.</summary>
    public long Epoch { get; set; }

    /// <summary>The owner's random id: tells an own write from another's.</summary>
    public string Writer { get; set; } = "";

    /// <summary>The newest segment row that is committed.</summary>
    public long Head { get; set; }

    /// <summary>The oldest segment row that still counts.</summary>
    public long Tail { get; set; } = 1;

    public Fence With(long head, long tail) => new()
    {
        ETag = ETag,
        Epoch = Epoch,
        Writer = Writer,
        Head = head,
        Tail = tail,
    };
}
