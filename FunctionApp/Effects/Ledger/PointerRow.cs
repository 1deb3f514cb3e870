using Azure;
using FunctionApp.Hosting;

namespace FunctionApp.Effects.Ledger;

/// <summary>Leads from a run to an effect that lies with its business key.</summary>
internal sealed class PointerRow : IWrittenRow
{
    public const string Prefix = "pointer|";

    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string WriterId { get; set; } = "";

    public string TargetPartition { get; set; } = "";

    public string TargetRow { get; set; } = "";
}
