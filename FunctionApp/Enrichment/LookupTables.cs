using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Enrichment;

/// <summary>Rows of tables in this storage account, kept there by other tools of the business.</summary>
public sealed class LookupTables(TableServiceClient tables)
{
    private static readonly string[] Own = ["odata.etag", "PartitionKey", "RowKey", "Timestamp"];

    internal async Task<LookupAnswer> FindAsync(LookupSource.Table source, string key, CancellationToken cancellation)
    {
        if (key.Length == 0)
        {
            return LookupAnswer.Missing;
        }

        NullableResponse<TableEntity> found;
        try
        {
            found = await tables.GetTableClient(source.Name).GetEntityIfExistsAsync<TableEntity>(
                source.Partition, Uri.EscapeDataString(key), cancellationToken: cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return LookupAnswer.Missing;
        }

        if (!found.HasValue)
        {
            return LookupAnswer.Missing;
        }

        JsonObject value = [];
        foreach (string name in found.Value!.Keys.Where(k => !Own.Contains(k)))
        {
            value[name] = JsonSerializer.SerializeToNode(found.Value[name]);
        }

        return new(value, found.Value.Timestamp);
    }
}
