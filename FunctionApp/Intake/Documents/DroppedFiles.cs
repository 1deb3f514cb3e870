using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs.Models;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Intake.Documents;

/// <summary>Takes the files of a drop folder as items, each once, and lays them aside.</summary>
/// <remarks>
/// <para>Shape: what is taken goes to <c>done/folder/run/name</c>, what is not to <c>rejected/folder/reject/name</c>; the item is that
/// of an upload.</para>
/// <para>Guarantee: a file is its path and ETag, and that is the item's key: after a crash between taking and moving it is found
/// again, known, and moved. A file is taken away only after its item is stored.</para>
/// </remarks>
internal sealed class DroppedFiles(
    DropContainer container, DocumentItems documents, IntakeDesk desk, IConfiguration configuration, ILogger<DroppedFiles> log)
{
    private const long HardLimit = 100 << 20;
    private const string Untyped = "application/octet-stream";
    private static readonly FileExtensionContentTypeProvider Types = new();

    internal async Task TakeAsync(
        PinnedContract contract, TriggerDefinition.DropFolder drop, DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (BlobItem file in await container.ListAsync(drop.Folder, cancellation))
        {
            ItemFault? fault = FaultOf(file.Properties.ContentLength ?? 0);
            ReadOnlyMemory<byte>? bytes = fault is null ? await container.ReadAsync(file, cancellation) : ReadOnlyMemory<byte>.Empty;
            if (bytes is { } read)
            {
                ArrivedItem item = await ItemAsync(contract, drop, file, read, fault, cancellation);
                await TakeAsync(item, drop.Folder, file, client, cancellation);
            }
        }
    }

    private async Task TakeAsync(
        ArrivedItem item, string folder, BlobItem file, DurableTaskClient client, CancellationToken cancellation)
    {
        IntakeVerdict verdict = await desk.TakeAsync(item, client, cancellation);
        IntakeLog.Dropped(log, item.Workflow, verdict.Kind.ToString());
        if (PlaceOf(verdict) is { } place)
        {
            await container.MoveAsync(file, $"{place.Shelf}/{folder}/{place.Id}/{NameOf(file)}", cancellation);
        }
    }

    private async Task<ArrivedItem> ItemAsync(
        PinnedContract contract,
        TriggerDefinition.DropFolder drop,
        BlobItem file,
        ReadOnlyMemory<byte> bytes,
        ItemFault? fault,
        CancellationToken cancellation)
    {
        string workflow = contract.Pin.ContractId;
        ReadOnlyMemory<byte> item = fault is null
            ? await documents.ComposeAsync(
                workflow, ArrivedForm.Of(new(DocumentItems.Field, NameOf(file), TypeOf(file), bytes)), cancellation)
            : JsonSerializer.SerializeToUtf8Bytes(
                new JsonObject { ["file"] = file.Name, ["size_bytes"] = file.Properties.ContentLength }, HandshakeJson.Wire);
        return new(
            workflow,
            contract.Pin.Version,
            contract.Definition.Input,
            IntakeChannel.DropFolder,
            $"/drop/{drop.Folder}",
            item,
            $"drop:{file.Name}|{file.Properties.ETag}",
            Fault: fault);
    }

    private ItemFault? FaultOf(long size) =>
        size == 0 ? new(IntakeCodes.Empty, "document", "a document", "an empty file")
        : size > configuration.GetValue("Handshake:Intake:MaxDocumentBytes", HardLimit)
            ? new(IntakeCodes.TooLarge, "max_bytes", "a smaller file", "a larger file")
            : null;

    private static string NameOf(BlobItem file) => StoredDocuments.PlainName(file.Name, DocumentItems.Field);

    // Where the workflow takes nothing now, the file waits where it lies.
    private static (string Shelf, string Id)? PlaceOf(IntakeVerdict verdict) => verdict switch
    {
        IntakeVerdict.Accepted accepted => ("done", accepted.RunId),
        IntakeVerdict.Duplicate duplicate => ("done", duplicate.RunId),
        IntakeVerdict.Rejected rejected => ("rejected", rejected.RejectId),
        IntakeVerdict.Malformed { RejectId: { } reject } => ("rejected", reject),
        IntakeVerdict.TooLarge { RejectId: { } reject } => ("rejected", reject),
        _ => null,
    };

    private static string TypeOf(BlobItem file) =>
        StoredDocuments.PlainType(file.Properties.ContentType) is { } said && said != Untyped ? said
        : Types.TryGetContentType(NameOf(file), out string? known) ? known
        : Untyped;
}
