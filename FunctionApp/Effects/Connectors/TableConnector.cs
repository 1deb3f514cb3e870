using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Connectors;

namespace FunctionApp.Effects.Connectors;

/// <summary>Writes a row into a table of the app's own storage account; the key is the row key, so it is there once.</summary>
/// <remarks>Payload: <c>partition</c>, and <c>row</c> as an object of scalars. The table is the operation's url.</remarks>
internal sealed class TableConnector(TableServiceClient tables) : IConnector
{
    public ConnectorKind Kind => ConnectorKind.Table;

    public async Task<EffectReceipt> ActAsync(ConnectorCall call, CancellationToken cancellation)
    {
        if (Partition(call) is not { } partition || !call.Payload.TryGetProperty("row", out JsonElement fields)
            || fields.ValueKind != JsonValueKind.Object)
        {
            return new EffectReceipt.Refused(EffectCodes.ValueMissing);
        }

        TableEntity row = new(partition, call.Key);
        foreach (JsonProperty field in fields.EnumerateObject())
        {
            row[field.Name] = field.Value.ToString();
        }

        TableClient table = tables.GetTableClient(call.Operation.Url);
        try
        {
            await table.CreateIfNotExistsAsync(cancellation);
            await table.AddEntityAsync(row, cancellation);
            return new EffectReceipt.Applied(call.Key);
        }
        catch (RequestFailedException e)
        {
            return e.Status switch
            {
                409 => new EffectReceipt.Applied(call.Key),
                >= 400 and < 500 and not (408 or 429) => new EffectReceipt.Refused(EffectCodes.RefusedByTarget),
                _ => new EffectReceipt.InDoubt(EffectCodes.NoAnswer),
            };
        }
    }

    public async Task<EffectReceipt> FindAsync(ConnectorCall call, CancellationToken cancellation)
    {
        try
        {
            NullableResponse<TableEntity> found = await tables.GetTableClient(call.Operation.Url)
                .GetEntityIfExistsAsync<TableEntity>(Partition(call) ?? "", call.Key, cancellationToken: cancellation);
            return found.HasValue
                ? new EffectReceipt.Applied(call.Key)
                : new EffectReceipt.NotApplied(EffectCodes.NotSent, null);
        }
        catch (RequestFailedException)
        {
            return new EffectReceipt.InDoubt(EffectCodes.StillInDoubt);
        }
    }

    private static string? Partition(ConnectorCall call) =>
        call.Payload.TryGetProperty("partition", out JsonElement partition) && partition.ToString() is { Length: > 0 } text
        && text.IndexOfAny(['/', '\\', '#', '?']) < 0
            ? text
            : null;
}
