using Azure;
using Azure.Data.Tables;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Approvals.Gates;

/// <summary>Gates and their decisions; the first decision stored is the decision.</summary>
/// <remarks>
/// <para>Guarantee: a gate and its decision change in one transaction, guarded by the state that was read.</para>
/// </remarks>
public sealed class GateStore(TableServiceClient tables)
{
    private const int MostTries = 200;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Approvals);

    internal OpenGates Open { get; } = new(tables.GetTableClient(StorageNames.Approvals));

    /// <summary>Every gate of a run in the order of opening.</summary>
    public async Task<IReadOnlyList<GateEntry>> ReadRunAsync(string runId, CancellationToken cancellation)
    {
        Dictionary<string, DecisionRow> decisions = [];
        await foreach (DecisionRow row in _table.QueryAsync<DecisionRow>(
            TableClient.CreateQueryFilter($"PartitionKey eq {runId} and RowKey ge {DecisionRow.Prefix} and RowKey lt {"decision}"}"),
            cancellationToken: cancellation))
        {
            decisions[row.RowKey[DecisionRow.Prefix.Length..]] = row;
        }

        List<GateEntry> entries = [];
        await foreach (GateRow row in _table.QueryAsync<GateRow>(
            TableClient.CreateQueryFilter($"PartitionKey eq {runId} and RowKey ge {GateRow.Prefix} and RowKey lt {"gate}"}"),
            cancellationToken: cancellation))
        {
            Gate gate = row.ToGate();
            entries.Add(GateEntry.Of(gate, decisions.GetValueOrDefault(gate.GateId)));
        }

        return [.. entries.OrderBy(e => e.OpenedUtc)];
    }

    /// <summary>Every gate that waits for somebody, the most urgent first.</summary>
    public async Task<IReadOnlyList<GateEntry>> ReadOpenAsync(CancellationToken cancellation)
    {
        List<GateEntry> entries = [];
        foreach ((string runId, string gateId) in await Open.KeysAsync(cancellation))
        {
            if (await FindAsync(runId, gateId, cancellation) is { } gate)
            {
                entries.Add(GateEntry.Of(gate, await DecisionAsync(runId, gateId, cancellation)));
            }
        }

        return [.. entries.Where(e => e.Decision is null).OrderBy(e => e.DeadlineUtc)];
    }

    /// <summary>Opens a gate; the one that is there already counts.</summary>
    internal async Task<Gate> OpenAsync(Gate gate, CancellationToken cancellation)
    {
        await Open.AddAsync(gate, cancellation);
        return (await OwnWrites.AddAsync(_table, GateRow.Of(gate), cancellation))?.ToGate() ?? gate;
    }

    /// <summary>Forgets who asked and that there is anything to look at; who decided what stays.</summary>
    internal async Task EraseAsync(string runId, CancellationToken cancellation)
    {
        foreach (GateEntry entry in await ReadRunAsync(runId, cancellation))
        {
            await ChangeAsync(
                runId,
                entry.GateId,
                (gate, _) => Task.FromResult(new GateChange<bool>(true, gate.Erased ? null : gate with { Requester = null, Erased = true })),
                cancellation);
        }
    }

    internal async Task<Gate?> FindAsync(string runId, string gateId, CancellationToken cancellation) =>
        (await RowAsync<GateRow>(runId, GateRow.Prefix + gateId, cancellation))?.ToGate();

    internal Task<DecisionRow?> DecisionAsync(string runId, string gateId, CancellationToken cancellation) =>
        RowAsync<DecisionRow>(runId, DecisionRow.Prefix + gateId, cancellation);

    /// <summary>Changes a gate by what it is now; asked again when somebody else was faster.</summary>
    internal async Task<T> ChangeAsync<T>(
        string runId, string gateId, Func<Gate, DecisionRow?, Task<GateChange<T>>> act, CancellationToken cancellation)
    {
        for (int i = 0; i < MostTries; i++)
        {
            GateRow row = await RowAsync<GateRow>(runId, GateRow.Prefix + gateId, cancellation)
                ?? throw new InvalidDataException($"run {runId} has no gate '{gateId}'");
            Gate gate = row.ToGate();
            DecisionRow? decided = gate.DecisionId is null ? null : await DecisionAsync(runId, gateId, cancellation);
            GateChange<T> change = await act(gate, decided);
            if (change.Next is not { } next || await StoreAsync(next, row.ETag, change.Decision, change.Feedback, cancellation))
            {
                return change.Result;
            }
        }

        throw new InvalidOperationException($"gate '{gateId}' of run {runId} changed {MostTries} times while it was answered");
    }

    private async Task<bool> StoreAsync(
        Gate next, ETag read, ApprovalDecision? decision, BlobRef? feedback, CancellationToken cancellation)
    {
        string id = Guid.NewGuid().ToString("n");
        Gate stored = decision is null ? next : next with { DecisionId = id };
        return await OwnWrites.ReplaceAsync(
            _table, GateRow.Of(stored, read), decision is null ? [] : [DecisionRow.Of(stored, id, decision, feedback)], cancellation);
    }

    private async Task<T?> RowAsync<T>(string partition, string key, CancellationToken cancellation)
        where T : class, ITableEntity
    {
        NullableResponse<T> found = await _table.GetEntityIfExistsAsync<T>(partition, key, cancellationToken: cancellation);
        return found.HasValue ? found.Value : null;
    }
}
