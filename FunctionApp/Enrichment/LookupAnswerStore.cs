using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Enrichment;

/// <summary>Kept answers of sources over HTTP: a row with the times, the content in a blob that can be erased.</summary>
/// <remarks><para>Guarantee: the key is stored as a hash; an answer whose blob is gone counts as not kept.</para></remarks>
public sealed class LookupAnswerStore(TableServiceClient tables, BlobVault vault)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.EnrichmentAnswers);

    internal async Task<(JsonObject Value, LookupAnswerRow Row)?> FindAsync(
        LookupSource.Http source, string key, CancellationToken cancellation)
    {
        NullableResponse<LookupAnswerRow> found = await _table.GetEntityIfExistsAsync<LookupAnswerRow>(
            PartitionOf(source), RowKeyOf(key), cancellationToken: cancellation);
        if (!found.HasValue)
        {
            return null;
        }

        try
        {
            ReadOnlyMemory<byte> bytes = await vault.GetAsync(found.Value!.Content(), cancellation);
            return (JsonNode.Parse(bytes.Span)!.AsObject(), found.Value!);
        }
        catch (InvalidDataException)
        {
            // Erased, or written anew by another run between row and blob; asking again is always right.
            return null;
        }
    }

    internal async Task KeepAsync(
        LookupSource.Http source, string key, JsonElement value, (DateTimeOffset FetchedUtc, DateTimeOffset ValidUntilUtc) times,
        CancellationToken cancellation)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(value);
        string name = $"lookups/{source.Connector}.{source.Operation}/{RowKeyOf(key)}.json";
        BlobRef stored = await vault.PutAsync(StorageNames.RunContents, name, bytes, "application/json", cancellation);
        LookupAnswerRow row = new()
        {
            PartitionKey = PartitionOf(source),
            RowKey = RowKeyOf(key),
            FetchedUtc = times.FetchedUtc,
            ValidUntilUtc = times.ValidUntilUtc,
            Blob = stored.Name,
            Sha256 = stored.Sha256,
            Bytes = bytes.Length,
        };

        // The last answer wins; both were true when they were given.
        await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    private static string PartitionOf(LookupSource.Http source) => $"{source.Connector}|{source.Operation}";

    private static string RowKeyOf(string key) => BlobVault.Sha256Of(Encoding.UTF8.GetBytes(key));
}
