using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Steps.Items;

/// <summary>Puts the outputs of a chunk's items into one stored document, so that histories carry one reference for all.</summary>
public sealed class GatherChunkActivity(AuditTrail audit, BlobVault vault, TimeProvider time)
{
    /// <summary>Stores the document and puts the chunk's end on the record.</summary>
    /// <remarks><para>Guarantee: at least once; the first document stands.</para></remarks>
    [Function(FunctionNames.GatherChunk)]
    public Task<Recorded<ItemChunkOutcome>> RunAsync([ActivityTrigger] ItemChunkInvocation chunk, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        return audit.RecordOnceAsync(
            chunk.Run, NameOf(chunk), chunk.Round, "chunk", token => GatherAsync(chunk, token), cancellation);
    }

    private async Task<(ItemChunkOutcome Outcome, RunEvent Event)> GatherAsync(
        ItemChunkInvocation chunk, CancellationToken cancellation)
    {
        GatheredItem[] items = await Task.WhenAll(chunk.Items.Select(i => ReadAsync(i, cancellation)));
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(items, HandshakeJson.Wire);
        BlobRef stored = await vault.PutAsync(
            StorageNames.RunContents,
            string.Create(CultureInfo.InvariantCulture, $"{chunk.Run.RunId}/items.{NameOf(chunk)}.{chunk.Round}.json"),
            bytes, "application/json", cancellation);
        int[] failed = [.. chunk.Items.Where(i => i.Output is null).Select(i => i.Item)];
        RunEvent told = new(
            RunEventKind.ChunkEnded, time.GetUtcNow(), "steps",
            string.Create(CultureInfo.InvariantCulture, $"{items.Length - failed.Length}_done_{failed.Length}_failed"),
            chunk.StepId, chunk.Round, Refs: [new("items", stored)]);
        return (new(items.Length - failed.Length, failed, stored), told);
    }

    private async Task<GatheredItem> ReadAsync(ItemOutcome item, CancellationToken cancellation) => new(
        item.Item,
        item.Output is { } output
            ? JsonNode.Parse((await vault.GetAsync(output, cancellation)).Span)!.AsObject()
            : null,
        item.Code,
        item.Confidence,
        item.Model);

    private static string NameOf(ItemChunkInvocation chunk) =>
        string.Create(CultureInfo.InvariantCulture, $"{chunk.StepId}@chunk{chunk.Number}");
}
