using System.Text.Json;
using Azure;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Approvals.Gates;

/// <summary>How a gate was settled; inserted once and never changed.</summary>
internal sealed class DecisionRow : IWrittenRow
{
    public const string Prefix = "decision|";

    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string WriterId { get; set; } = "";

    public string DecisionId { get; set; } = "";

    public string Body { get; set; } = "";

    public string? Feedback { get; set; }

    public static DecisionRow Of(Gate gate, string decisionId, ApprovalDecision decision, BlobRef? feedback) => new()
    {
        PartitionKey = gate.RunId,
        RowKey = Prefix + gate.GateId,
        DecisionId = decisionId,
        Body = JsonSerializer.Serialize(decision, HandshakeJson.Wire),
        Feedback = feedback is null ? null : JsonSerializer.Serialize(feedback, HandshakeJson.Wire),
    };

    public ApprovalDecision ToDecision() => JsonSerializer.Deserialize<ApprovalDecision>(Body, HandshakeJson.Wire)!;

    public BlobRef? FeedbackRef() => Feedback is null ? null : JsonSerializer.Deserialize<BlobRef>(Feedback, HandshakeJson.Wire);
}
