using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Steps.Items;

/// <summary>Makes the output of a step that runs over a list: counts, and the items' outputs in the list's order.</summary>
public sealed class GatherItemsActivity(AuditTrail audit, PinnedContracts contracts, BlobVault vault, TimeProvider time)
{
    /// <summary>Stores the output; fails the step when more items failed than the contract tolerates.</summary>
    /// <remarks>
    /// <para>Shape: <c>{count, failed, confidence?, items: [...]}</c>; a failed item stands as <c>{failed: true, code}</c>.</para>
    /// <para>Guarantee: at least once; the first output stands.</para>
    /// <para>Errors: STP032 too many items failed.</para>
    /// </remarks>
    [Function(FunctionNames.GatherItems)]
    public Task<Recorded<StepOutcome>> RunAsync([ActivityTrigger] ItemsInvocation list, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        return audit.RecordOnceAsync(list.Run, list.StepId, list.Attempt, "step", token => GatherAsync(list, token), cancellation);
    }

    private async Task<(StepOutcome Outcome, RunEvent Event)> GatherAsync(ItemsInvocation list, CancellationToken cancellation)
    {
        PinnedContract contract = await contracts.GetAsync(list.Run.Contract, cancellation);
        ForEachDefinition each = contract.Step(list.StepId).ForEach
            ?? throw new InvalidDataException($"step '{list.StepId}' runs over no list");
        IReadOnlyList<GatheredItem> told = await ReadAsync(list.Results, cancellation);
        JsonObject output = ItemsOutput.Of(list.Count, told);
        string models = string.Join(", ", told.Select(t => t.Model).OfType<string>().Distinct().Order(StringComparer.Ordinal));
        StepEvidence evidence = new(
            models.Length > 0 ? "ai" : "rule", models.Length > 0 ? models : null, null, 0, 0, 0, default,
            output["confidence"]?.GetValue<double>());
        if (output["failed"]!.GetValue<int>() > each.Tolerate)
        {
            RunEvent failed = new(
                RunEventKind.StepFailed, time.GetUtcNow(), "steps", "failed", list.StepId, list.Attempt, "STP032", Evidence: evidence);
            return (new StepOutcome.Failed(new("STP032", FailureCategory.Permanent), evidence), failed);
        }

        return await StoreAsync(list, contract, output, evidence, cancellation);
    }

    private async Task<IReadOnlyList<GatheredItem>> ReadAsync(IReadOnlyList<BlobRef> results, CancellationToken cancellation)
    {
        ReadOnlyMemory<byte>[] chunks = await Task.WhenAll(results.Select(r => vault.GetAsync(r, cancellation)));
        return [.. chunks.SelectMany(c => JsonSerializer.Deserialize<IReadOnlyList<GatheredItem>>(c.Span, HandshakeJson.Wire)!)];
    }

    private async Task<(StepOutcome Outcome, RunEvent Event)> StoreAsync(
        ItemsInvocation list, PinnedContract contract, JsonObject output, StepEvidence evidence, CancellationToken cancellation)
    {
        string prefix = $"steps.{list.StepId}";
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(output, HandshakeJson.Wire);
        BlobRef stored = await vault.PutAsync(
            StorageNames.RunContents, $"{list.Run.RunId}/{prefix}.{list.Attempt}.json", bytes, "application/json", cancellation);
        using JsonDocument document = JsonDocument.Parse(bytes);
        IReadOnlyList<Fact> facts = NamedFacts.Of(prefix, document.RootElement, NamedFacts.PathsOf(contract.Definition));
        RunEvent told = new(
            RunEventKind.StepCompleted, time.GetUtcNow(), "steps", "completed", list.StepId, list.Attempt,
            Refs: [new(prefix, stored)], Evidence: evidence, Facts: facts);
        return (new StepOutcome.Completed(stored, facts, evidence), told);
    }
}
