using System.Text.Json;
using Azure;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Intake;

/// <summary>The truth about one workflow and idempotency key.</summary>
internal sealed class IntakeRow : IWrittenRow
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string WriterId { get; set; } = "";

    /// <summary>An <see cref="IntakeState"/> by name.</summary>
    public string State { get; set; } = "";

    /// <summary>SHA-256 over the canonical content, so that other spacing is the same item.</summary>
    public string ContentSha256 { get; set; } = "";

    /// <summary>The item's event, as JSON.</summary>
    public string Event { get; set; } = "";

    /// <summary>The verdict on a rejected item, as JSON, for whoever sends it again.</summary>
    public string? Verdict { get; set; }

    internal IntakeEvent Item() => JsonSerializer.Deserialize<IntakeEvent>(Event, HandshakeJson.Wire)!;

    internal bool Is(IntakeState state) => State == state.ToString();

    internal IntakeVerdict? KnownVerdict() =>
        Verdict is null ? null : JsonSerializer.Deserialize<IntakeVerdict>(Verdict, HandshakeJson.Wire);

    internal void Settle(IntakeState state, IntakeVerdict verdict)
    {
        State = state.ToString();
        Verdict = state == IntakeState.Rejected ? JsonSerializer.Serialize(verdict, HandshakeJson.Wire) : null;
    }

    internal void Store(IntakeEvent item, string contentSha256)
    {
        (PartitionKey, RowKey) = (item.Workflow, item.IdempotencyKey);
        (State, Verdict, ContentSha256) = (nameof(IntakeState.Stored), null, contentSha256);
        Event = JsonSerializer.Serialize(item, HandshakeJson.Wire);
    }
}
