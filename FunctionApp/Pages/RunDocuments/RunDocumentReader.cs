using System.Text.Json;
using FunctionApp.Audit;
using FunctionApp.Effects.Ledger;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Values;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Pages.RunDocuments;

/// <summary>Reads what is on the record of a run and folds it into its document.</summary>
public sealed class RunDocumentReader(AuditTrail trail, PinnedContracts contracts, EffectLedger ledger, BlobVault vault)
{
    /// <summary>What the document of a run is folded from; null for a run that is neither on the record nor started.</summary>
    internal async Task<RunSources?> FindAsync(string runId, DurableTaskClient client, CancellationToken cancellation) =>
        await SourcesAsync(runId, null, cancellation)
        ?? (await StartedRuns.FindAsync(client, runId, cancellation) is { } started
            ? await SourcesAsync(runId, started, cancellation)
            : null);

    /// <summary>The same, with what the run was started with for the moment before its first entry.</summary>
    internal async Task<RunSources?> SourcesAsync(string runId, RunInput? started, CancellationToken cancellation)
    {
        AuditExtract chain = await trail.ReadAsync(runId, cancellation);
        if ((chain.Contract ?? started?.Contract) is not { } pin)
        {
            return null;
        }

        PinnedContract contract = await contracts.GetAsync(pin, cancellation);
        RunContents contents = new(vault, chain.Entries);
        JsonElement? input = started is not null && chain.Entries.Count == 0
            ? await contents.ReadAsync(started.Record.Record, cancellation)
            : await contents.NamedAsync("record", cancellation);
        IReadOnlyList<LedgerEntry> effects = await ledger.ReadRunAsync(runId, cancellation);
        return new(
            runId,
            contract,
            chain,
            await Task.WhenAll(effects.Where(e => e.StepId.Length > 0).Select(e => ViewAsync(e, contents, cancellation))),
            SecretFields.Hide(input, contract.Definition.Input),
            await OutputAsync(runId, contract, contents, cancellation));
    }

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
        string runId, PinnedContract contract, RunContents contents, CancellationToken cancellation)
    {
        if (await contents.NamedAsync("output", cancellation) is { } stored)
        {
            return stored;
        }

        try
        {
            RunValues values = await RunValues.LoadAsync(vault, contents.Latest, cancellation);
            values.Add("run", JsonSerializer.SerializeToElement(new { id = runId }));
            return MappedDocument.Of(contract.Definition.Output, values).Document;
        }
        catch (InvalidDataException)
        {
            // Content that the output is made of was erased.
            return null;
        }
    }
}
