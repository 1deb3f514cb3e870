using Azure;
using FunctionApp.Hosting;

namespace FunctionApp.Orchestration.Limits;

/// <summary>A slot or an order key of a workflow, while a run has it; who inserts the row has it.</summary>
internal sealed class RunHold : IWrittenRow
{
    internal const string Slots = "slot|";
    internal const string Keys = "key|";

    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string WriterId { get; set; } = "";

    public string RunId { get; set; } = "";
}
