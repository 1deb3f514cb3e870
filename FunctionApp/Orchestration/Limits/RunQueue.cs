using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Orchestration.Limits;

/// <summary>Where validated items wait for a slot or their turn, and what lets them go on.</summary>
public sealed class RunQueue
{
    private readonly ContractCatalog _catalog;
    private readonly RunLine _line;
    private readonly RunPump _pump;
    private readonly BlobVault _vault;
    private readonly ILogger _log;

    internal RunQueue(ContractCatalog catalog, RunLine line, RunPump pump, BlobVault vault, ILogger<RunQueue> log) =>
        (_catalog, _line, _pump, _vault, _log) = (catalog, line, pump, vault, log);

    /// <summary>Whether the contract's runs have to stand in _line.</summary>
    internal static bool Applies(WorkflowDefinition contract) =>
        contract.Limits is { ConcurrentRuns: not null } or { OrderedBy: not null };

    /// <summary>Puts the run into its line and moves the _line.</summary>
    /// <returns>False when the run was started before.</returns>
    internal async Task<bool> EnterAsync(
        LimitsDefinition limits, RunInput run, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await client.GetInstanceAsync(run.RunId, cancellation) is not null)
        {
            return false;
        }

        BlobRef input = await _vault.PutAsync(
            StorageNames.RunContents,
            $"{run.RunId}/start.json",
            JsonSerializer.SerializeToUtf8Bytes(run, HandshakeJson.Wire),
            "application/json",
            cancellation);
        await _line.AddAsync(QueuedRun.Of(run, input, await OrderKeyAsync(limits, run, cancellation)), cancellation);
        await _pump.PumpAsync(run.Contract.ContractId, limits, client, cancellation);
        return true;
    }

    /// <inheritdoc cref="RunClosed"/>
    internal async Task ClosedAsync(string runId, ContractPin contract, DurableTaskClient client, CancellationToken cancellation)
    {
#pragma warning disable CA1031 // The run has ended; whatever holds up the next one, the minute's pump goes on with it.
        try
        {
            if (await _pump.ReleaseAsync(contract.ContractId, runId, cancellation))
            {
                await MoveAsync(contract.ContractId, client, cancellation);
            }
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            OrchestrationLog.LineNotMoved(_log, e, contract.ContractId);
        }
#pragma warning restore CA1031
    }

    /// <summary>Moves every line, after taking back what runs hold that are no longer alive.</summary>
    public async Task MoveAllAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        foreach (string workflow in await _line.WorkflowsAsync(cancellation))
        {
            await FreeLostAsync(workflow, client, cancellation);
            await MoveAsync(workflow, client, cancellation);
        }
    }

    // A workflow that starts no runs now keeps its line as it is.
    private async Task MoveAsync(string workflow, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await _catalog.FindAsync(workflow, cancellation) is CatalogVerdict.Active active)
        {
            await _pump.PumpAsync(workflow, active.Contract.Definition.Limits, client, cancellation);
        }
    }

    // The line is read before the instance: a run that has left the line was started before.
    private async Task FreeLostAsync(string workflow, DurableTaskClient client, CancellationToken cancellation)
    {
        List<RunHold> holds = await _line.HoldsAsync(workflow, cancellation);
        if (holds.Count == 0)
        {
            return;
        }

        HashSet<string> waiting = [.. (await _line.WaitingAsync(workflow, cancellation)).Select(w => w.RunId)];
        foreach (RunHold hold in holds.Where(h => !waiting.Contains(h.RunId)))
        {
            if (await client.GetInstanceAsync(hold.RunId, cancellation) is null or { IsCompleted: true })
            {
                await _line.RemoveAsync(hold, cancellation);
                OrchestrationLog.HoldFreed(_log, hold.RunId, hold.RowKey);
            }
        }
    }

    private async Task<string> OrderKeyAsync(LimitsDefinition limits, RunInput run, CancellationToken cancellation)
    {
        if (limits.OrderedBy is not { } path)
        {
            return "";
        }

        RunValues values = await RunValues.LoadAsync(_vault, [new("record", run.Record.Record)], cancellation);
        return values.Find(path) is { ValueKind: not JsonValueKind.Null } value
            ? BlobVault.Sha256Of(CanonicalJson.Bytes(value))
            : "";
    }
}
