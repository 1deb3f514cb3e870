using System.Text.Json;
using Azure;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.DataContracts;

/// <summary>A rejected item with what people did about it.</summary>
internal sealed class RejectRow : IWrittenRow
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string WriterId { get; set; } = "";

    /// <summary>The reject as it was kept, as JSON.</summary>
    public string Reject { get; set; } = "";

    /// <summary>Whether list, queue and audit trail have it.</summary>
    public bool Announced { get; set; }

    /// <summary>The mended item that a person sent again, as a reference; null while nobody did.</summary>
    public string? AttemptPayload { get; set; }

    /// <summary>When it was sent again.</summary>
    public DateTimeOffset? AttemptUtc { get; set; }

    /// <summary>The run that it was to become.</summary>
    public string? AttemptRunId { get; set; }

    /// <summary>The reject that it ended in.</summary>
    public string? AttemptRejectId { get; set; }

    /// <summary>Whether it became a run.</summary>
    public bool Resubmitted { get; set; }

    /// <summary>The run of the item that its sender mended and sent again.</summary>
    public string? SenderRunId { get; set; }

    internal RejectedRecord Record() => JsonSerializer.Deserialize<RejectedRecord>(Reject, HandshakeJson.Wire)!;

    internal static RejectRow Of(RejectedRecord reject) => new()
    {
        PartitionKey = reject.Workflow,
        RowKey = reject.RejectId,
        Reject = JsonSerializer.Serialize(reject, HandshakeJson.Wire),
    };

    internal BlobRef Attempt() => JsonSerializer.Deserialize<BlobRef>(AttemptPayload!, HandshakeJson.Wire)!;

    internal void Claim(BlobRef payload, string runId, DateTimeOffset nowUtc)
    {
        AttemptPayload = JsonSerializer.Serialize(payload, HandshakeJson.Wire);
        (AttemptRunId, AttemptUtc) = (runId, nowUtc);
    }
}
