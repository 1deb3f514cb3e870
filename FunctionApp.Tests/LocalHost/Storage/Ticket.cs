using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace FunctionApp.Tests.LocalHost.Storage;

internal sealed record Ticket : ITableEntity
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public DayOfWeek? State { get; init; }

    public double Score { get; init; }

    public long? Maybe { get; init; }

    [IgnoreDataMember]
    public string? Skipped { get; init; }

    [DataMember(Name = "other_name")]
    public string? Renamed { get; init; }
}
