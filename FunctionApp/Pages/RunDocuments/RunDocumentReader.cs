using System.Text.Json;
using FunctionApp.Audit;
using FunctionApp.Effects.Ledger;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Pages.RunDocuments;

/// <summary>Reads what is on the record of a run and folds it into its document.</summary>
public sealed class RunDocumentReader
{
    private readonly AuditTrail _trail;
    private readonly PinnedContracts _contracts;
    private readonly EffectLedger _ledger;
    private readonly BlobVault _vault;
    private readonly ReceivedRuns _received;

    internal RunDocumentReader(
        AuditTrail trail, PinnedContracts contracts, EffectLedger ledger, BlobVault vault, ReceivedRuns received) =>
        (_trail, _contracts, _ledger, _vault, _received) = (trail, contracts, ledger, vault, received);

    /// <summary>What the document of a run is folded from; null for a run that is neither on the record nor received.</summary>
    internal async Task<RunSources?> FindAsync(string runId, DurableTaskClient client, CancellationToken cancellation)
    {
        AuditExtract chain = await _trail.ReadAsync(runId, cancellation);
        if (chain.Contract is { } pin)
        {
            RunContents contents = new(_vault, chain.Entries);
            return await SourcesAsync(runId, pin, chain, await contents.NamedAsync("record", cancellation), cancellation);
        }

        return await _received.FindAsync(runId, client, cancellation) is { } received
            ? await SourcesAsync(
                runId, received.Contract, chain, await new RunContents(_vault, []).ReadAsync(received.Record, cancellation), cancellation)
            : null;
    }

    private async Task<RunSources> SourcesAsync(
        string runId, ContractPin pin, AuditExtract chain, JsonElement? input, CancellationToken cancellation)
    {
        PinnedContract contract = await _contracts.GetAsync(pin, cancellation);
        RunContents contents = new(_vault, chain.Entries);
        IReadOnlyList<LedgerEntry> effects = await _ledger.ReadRunAsync(runId, cancellation);
        return new(
            runId,
            contract,
            chain,
            await Task.WhenAll(effects.Where(e => OfContract(e, contract)).Select(e => ViewAsync(e, contents, cancellation))),
            SecretFields.Hide(input, contract.Definition.Input),
            await OutputAsync(runId, contract, contents, effects, cancellation));
    }

    // Mails that ask people of the house are in the ledger too; they belong to the gates.
    private static bool OfContract(LedgerEntry entry, PinnedContract contract) =>
        contract.Definition.Steps.Any(s => s.Id == entry.StepId);

    private static async Task<RunEffectView> ViewAsync(LedgerEntry entry, RunContents contents, CancellationToken cancellation) => new(
        entry.StepId,
        entry.Connector,
        entry.Operation,
        Words.Upper(entry.State),
        entry.Compensates,
        entry.Sandboxed,
        entry.IdempotencyKey,
        entry.PayloadSha256,
        entry.Attempt,
        entry.ExternalRef,
        entry.Code,
        entry.IntendedUtc,
        entry.AnsweredUtc,
        entry.ResolvedBy,
        await contents.HashedAsync(entry.PayloadSha256, cancellation));

    // The contract says what a run gives back; the values are what its steps and effects left.
    private async Task<JsonElement?> OutputAsync(
        string runId, PinnedContract contract, RunContents contents, IReadOnlyList<LedgerEntry> effects, CancellationToken cancellation)
    {
        if (await contents.NamedAsync("output", cancellation) is { } stored)
        {
            return stored;
        }

        try
        {
            RunValues values = await RunValues.LoadAsync(_vault, contents.Values, cancellation);
            values.Add("run", JsonSerializer.SerializeToElement(new { id = runId }));
            foreach (LedgerEntry effect in effects.Where(e => !e.Compensates && e.ExternalRef is not null))
            {
                values.Add($"receipts.{effect.StepId}", JsonSerializer.SerializeToElement(new { external_ref = effect.ExternalRef }));
            }

            return MappedDocument.Of([.. contract.Definition.Output.Where(f => !IsOpen(f, values))], values).Document;
        }
        catch (InvalidDataException)
        {
            // Content that the output is made of was erased.
            return null;
        }
    }

    // An effect that was not done left no receipt; a payload has a hole there until one comes, an output has nothing.
    private static bool IsOpen(MappedField field, RunValues values) =>
        field.From?.StartsWith("receipts.", StringComparison.Ordinal) == true && values.Find(field.From) is null;
}
