using System.Text.Json;
using Azure.Data.Tables;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Audit;

/// <summary>The one record that every room writes to; an append that fails fails its caller.</summary>
/// <remarks>
/// <para>Shape: a chain per run (its id) or per workflow and day (<c>workflow:yyyyMMdd</c>); entries hold codes, ids and references.</para>
/// <para>Guarantee: entries, the chain's end and the marker of the act are stored together or not at all.</para>
/// </remarks>
public sealed class AuditTrail
{
    // One transaction takes 100 rows; two are the chain's end and the marker.
    private const int MostEvents = 90;

    private readonly ChainAppender _appender;
    private readonly ChainReader _reader;
    private readonly MarkerStore _markers;
    private readonly RunIndex _index;

    internal AuditTrail(TableServiceClient tables, BlobVault vault, RunIndex index)
    {
        TableClient table = tables.GetTableClient(StorageNames.AuditTrail);
        _markers = new(table, vault);
        _appender = new(table, _markers);
        _reader = new(table);
        _index = index;
    }

    /// <summary>Does the work of an activity and records its outcome; a second delivery gets the recorded outcome.</summary>
    /// <remarks>
    /// <para>Shape: appends the notes of the run, then the event that the work returns.</para>
    /// <para>Guarantee: once recorded, the work never runs again for this step, attempt and act. Of two at once, the first to
    /// be recorded counts and both get its outcome.</para>
    /// </remarks>
    /// <exception cref="AuditAppendException">The chain could not be extended.</exception>
    public async Task<Recorded<T>> RecordOnceAsync<T>(
        RunScope run,
        string stepId,
        int attempt,
        string act,
        Func<CancellationToken, Task<(T Outcome, RunEvent Event)>> work,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(work);
        string marker = Markers.KeyOf($"{stepId}|{attempt}|{act}");
        if (await _markers.FindAsync(run.RunId, marker, cancellation) is { } found)
        {
            AuditHead head = await RepairIndexAsync(run.RunId, cancellation);
            return new(Outcome<T>(found.Outcome), head);
        }

        (T outcome, RunEvent happened) = await work(cancellation);
        string json = JsonSerializer.Serialize(outcome, HandshakeJson.Wire);
        Landed landed = await AppendAsync(new(run.RunId, marker, [.. run.Notes, happened], json, run.Contract, run.Head), cancellation);
        return new(landed.Mine ? outcome : Outcome<T>(landed.Outcome), landed.Head.ToHint());
    }

    /// <summary>Records what happened outside an activity; telling it twice under the same name records it once.</summary>
    /// <exception cref="AuditAppendException">The chain could not be extended.</exception>
    public async Task AppendAsync(string chain, string once, IReadOnlyList<RunEvent> events, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(once);
        ArgumentNullException.ThrowIfNull(events);
        await AppendAsync(new(chain, Markers.KeyOf("once|" + once), events, "{}", null, null), cancellation);
    }

    /// <summary>Every entry of a chain in order, with its end; empty for a chain that is not there.</summary>
    public Task<AuditExtract> ReadAsync(string chain, CancellationToken cancellation) => _reader.ReadAsync(chain, cancellation);

    /// <summary>Where a run stands; null before its first entry.</summary>
    public async Task<RunState?> StateAsync(string runId, CancellationToken cancellation) =>
        (await _appender.ReadHeadAsync(runId, cancellation))?.State;

    /// <summary>The contract that a run is pinned to; null for a chain that is no run's or is not there.</summary>
    public async Task<ContractPin?> PinOfAsync(string runId, CancellationToken cancellation) =>
        (await _appender.ReadHeadAsync(runId, cancellation))?.Contract;

    /// <summary>Records events of a run without work of its own; the insert itself tells whether they are there already.</summary>
    internal async Task<AuditHead> RecordAsync(
        RunScope run, string once, IReadOnlyList<RunEvent> events, CancellationToken cancellation) =>
        (await AppendAsync(new(run.RunId, Markers.KeyOf(once), events, "{}", run.Contract, run.Head), cancellation)).Head.ToHint();

    private async Task<Landed> AppendAsync(PendingAppend append, CancellationToken cancellation)
    {
        PendingAppend rest = append;
        for (int part = 1; rest.Events.Count > MostEvents; part++)
        {
            Landed first = await AppendPartAsync(rest with
            {
                Marker = Markers.KeyOf($"{append.Marker}|part{part}"),
                Events = [.. rest.Events.Take(MostEvents)],
                Outcome = "{}",
            }, cancellation);
            rest = rest with { Events = [.. rest.Events.Skip(MostEvents)], Hint = first.Head.ToHint() };
        }

        return await AppendPartAsync(rest, cancellation);
    }

    private async Task<Landed> AppendPartAsync(PendingAppend append, CancellationToken cancellation)
    {
        Landed landed = await _appender.AppendAsync(append, cancellation);
        if (append.Events.Any(e => RunStates.After(e) is not null))
        {
            await _index.WriteAsync(landed.Head, cancellation);
        }

        return landed;
    }

    // A crash between the append and the list row is mended by the delivery that finds the marker.
    private async Task<AuditHead> RepairIndexAsync(string chain, CancellationToken cancellation)
    {
        HeadRow head = await _appender.ReadHeadAsync(chain, cancellation)
            ?? throw new AuditAppendException(chain, "the chain's end is gone while its markers are there");
        await _index.WriteAsync(head, cancellation);
        return head.ToHint();
    }

    private static T Outcome<T>(string json) => JsonSerializer.Deserialize<T>(json, HandshakeJson.Wire)!;
}
