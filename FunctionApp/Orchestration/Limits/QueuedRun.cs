using System.Globalization;
using System.Text.Json;
using Azure;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Orchestration.Limits;

/// <summary>A run that stands in its workflow's line, by arrival.</summary>
internal sealed class QueuedRun : IWrittenRow
{
    internal const string Prefix = "line|";

    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string WriterId { get; set; } = "";

    public string RunId { get; set; } = "";

    /// <summary>The hash of what runs are ordered by; empty for a run that need not keep an order.</summary>
    public string OrderKey { get; set; } = "";

    /// <summary>A <see cref="QueuedState"/> by name.</summary>
    public string State { get; set; } = nameof(QueuedState.Arrived);

    /// <summary>What the run is started with, as a reference.</summary>
    public string Input { get; set; } = "";

    internal BlobRef InputRef() => JsonSerializer.Deserialize<BlobRef>(Input, HandshakeJson.Wire)!;

    internal bool Is(QueuedState state) => State == state.ToString();

    internal static QueuedRun Of(RunInput run, BlobRef input, string orderKey) => new()
    {
        PartitionKey = run.Contract.ContractId,
        RowKey = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{run.ReceivedUtc.UtcTicks:D19}|{run.RunId}"),
        RunId = run.RunId,
        OrderKey = orderKey,
        Input = JsonSerializer.Serialize(input, HandshakeJson.Wire),
    };
}

/// <summary>How far a run in the line is.</summary>
/// <remarks>
/// <para>Guarantee: from Arrived a run either begins or is told to be delayed, so that the record never says so of a run that began.</para>
/// </remarks>
internal enum QueuedState
{
    /// <summary>Nobody has looked at it.</summary>
    Arrived,

    /// <summary>It is being put on the record as delayed.</summary>
    Telling,

    /// <summary>It is on the record as delayed.</summary>
    Delayed,

    /// <summary>It holds what it needs and is being started.</summary>
    Starting,
}
