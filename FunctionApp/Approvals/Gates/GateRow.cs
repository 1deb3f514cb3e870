using System.Text.Json;
using Azure;
using FunctionApp.Hosting;

namespace FunctionApp.Approvals.Gates;

/// <summary>A gate as it is stored.</summary>
internal sealed class GateRow : IWrittenRow
{
    public const string Prefix = "gate|";

    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string WriterId { get; set; } = "";

    public string Body { get; set; } = "";

    public static GateRow Of(Gate gate, ETag etag = default) => new()
    {
        PartitionKey = gate.RunId,
        RowKey = Prefix + gate.GateId,
        ETag = etag,
        Body = JsonSerializer.Serialize(gate, HandshakeJson.Wire),
    };

    public Gate ToGate() => JsonSerializer.Deserialize<Gate>(Body, HandshakeJson.Wire)!;
}
