using Azure;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Catalog;

/// <summary>A degraded mode as it is stored; the row goes when the mode ends.</summary>
internal sealed class DegradedRow : IWrittenRow
{
    public const string Partition = "degraded";

    public string PartitionKey { get; set; } = Partition;

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string WriterId { get; set; } = "";

    public string Workflow { get; set; } = "";

    public string Mode { get; set; } = "";

    public string Cause { get; set; } = "";

    public string About { get; set; } = "";

    public DateTimeOffset SinceUtc { get; set; }

    public DateTimeOffset ReturnsUtc { get; set; }

    public static DegradedRow Of(DegradedMode mode) => new()
    {
        RowKey = $"{mode.Workflow}|{mode.Id}|{mode.About}",
        Workflow = mode.Workflow,
        Mode = mode.Id,
        Cause = mode.Cause.ToString(),
        About = mode.About,
        SinceUtc = mode.SinceUtc,
        ReturnsUtc = mode.ReturnsUtc,
    };

    public DegradedMode Read() => new(Workflow, Mode, Enum.Parse<DegradedCause>(Cause), About, SinceUtc, ReturnsUtc);
}
