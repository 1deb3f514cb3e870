using System.Text.Json;
using FunctionApp.Effects.Connectors;
using FunctionApp.Effects.Ledger;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Connectors;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Effects;

/// <summary>Composes payloads from a run's values by the mapping of the contract.</summary>
/// <remarks><para>Guarantee: a payload lies under a name made from its hash, so none is ever overwritten.</para></remarks>
public sealed class EffectComposer(PinnedContracts contracts, ConnectorCatalog connectors, BlobVault vault)
{
    /// <summary>The effect of a step, or what undoes it.</summary>
    /// <exception cref="InvalidDataException">The contract names what is not there.</exception>
    internal async Task<PreparedEffect> ComposeAsync(StepInvocation invocation, bool undo, CancellationToken cancellation)
    {
        PinnedContract contract = await contracts.GetAsync(invocation.Run.Contract, cancellation);
        StepWork.Effect work = contract.Work<StepWork.Effect>(invocation.StepId);
        CompensationDefinition? compensation = undo
            ? work.Compensation ?? throw new InvalidDataException($"step '{invocation.StepId}' declares no compensation")
            : null;
        ConnectorDefinition connector = connectors.Get(work.Connector);
        string operation = connector.Operation(compensation?.Operation ?? work.Operation).Id;

        RunValues values = await RunValues.RecallAsync(vault, invocation.Values, cancellation);
        values.Add("run", JsonSerializer.SerializeToElement(new { id = invocation.Run.RunId }));
        foreach (Fact receipt in invocation.Facts.Where(f => f.Path.StartsWith("receipts.", StringComparison.Ordinal)))
        {
            int end = receipt.Path.LastIndexOf('.');
            values.Add(receipt.Path[..end], JsonSerializer.SerializeToElement(
                new Dictionary<string, string> { [receipt.Path[(end + 1)..]] = receipt.Value }));
        }

        MappedDocument document = MappedDocument.Of(compensation?.Payload ?? work.Payload, values);
        byte[] payload = CanonicalJson.Bytes(document.Document);
        string name = $"{invocation.Run.RunId}/effects/{invocation.StepId}{(undo ? ".undo" : "")}.{BlobVault.Sha256Of(payload)[..12]}.json";
        BlobRef stored = await vault.PutAsync(StorageNames.RunContents, name, payload, "application/json", cancellation);
        string key = EffectKeys.Of(invocation, contract, work, values);
        return new(
            invocation.StepId,
            connector.Id,
            operation,
            stored,
            document.Holes,
            !undo && work.Irreversible,
            !connectors.IsConnected(connector),
            undo ? LedgerAddress.UndoKey(key) : key);
    }
}
