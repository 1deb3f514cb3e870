using System.Text.Json;
using Azure;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Intake;

/// <summary>The truth about one workflow and idempotency key.</summary>
internal sealed class IntakeRow : IWrittenRow
{
    // Who sends a broken item a hundred times has been told so each time.
    private const int MostEarlier = 20;

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

    /// <summary>The rejects of earlier items with this key that no run has closed yet.</summary>
    public string? Earlier { get; set; }

    internal IReadOnlyList<string> EarlierRejects => Earlier?.Split(' ') ?? [];

    internal IntakeEvent Item() => JsonSerializer.Deserialize<IntakeEvent>(Event, HandshakeJson.Wire)!;

    internal bool Is(IntakeState state) => State == state.ToString();

    internal IntakeVerdict? KnownVerdict() =>
        Verdict is null ? null : JsonSerializer.Deserialize<IntakeVerdict>(Verdict, HandshakeJson.Wire);

    internal void Settle(IntakeState state, IntakeVerdict verdict)
    {
        State = state.ToString();
        Earlier = state == IntakeState.Started ? null : Earlier;
        Verdict = state == IntakeState.Rejected ? JsonSerializer.Serialize(verdict, HandshakeJson.Wire) : null;
    }

    internal void Store(IntakeEvent item, string contentSha256)
    {
        if (KnownVerdict() is IntakeVerdict.Rejected rejected)
        {
            Earlier = string.Join(' ', EarlierRejects.Append(rejected.RejectId).Distinct().TakeLast(MostEarlier));
        }

        (PartitionKey, RowKey) = (item.Workflow, item.IdempotencyKey);
        (State, Verdict, ContentSha256) = (nameof(IntakeState.Stored), null, contentSha256);
        Event = JsonSerializer.Serialize(item, HandshakeJson.Wire);
    }
}
