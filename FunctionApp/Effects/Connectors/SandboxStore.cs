using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Effects.Connectors;

/// <summary>What the sandbox would have sent; content lies in blobs of the run, so that erasing a person erases it.</summary>
public sealed class SandboxStore(TableServiceClient tables, BlobVault vault, TimeProvider clock)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.EffectSandbox);

    /// <summary>What would have been sent for a run.</summary>
    public Task<IReadOnlyList<SandboxEntry>> ReadRunAsync(string runId, CancellationToken cancellation) =>
        ListAsync(TableClient.CreateQueryFilter($"PartitionKey eq {runId}"), cancellation);

    /// <summary>The latest of all runs; reads the whole table, so it is for a local look only.</summary>
    public async Task<IReadOnlyList<SandboxEntry>> LatestAsync(int count, CancellationToken cancellation) =>
        [.. (await ListAsync(null, cancellation)).Take(count)];

    internal async Task KeepAsync(ConnectorCall call, string method, string path, JsonElement body, CancellationToken cancellation)
    {
        BlobRef content = await vault.PutAsync(
            StorageNames.RunContents,
            $"{call.RunId}/sandbox/{Row(call)}.json",
            CanonicalJson.Bytes(body),
            "application/json",
            cancellation);
        TableEntity row = new(call.RunId, Row(call))
        {
            ["StepId"] = call.StepId,
            ["Connector"] = call.Connector.Id,
            ["Title"] = call.Operation.Title,
            ["Request"] = $"{method} {path}".Trim(),
            ["Body"] = JsonSerializer.Serialize(content, HandshakeJson.Wire),
            ["AtUtc"] = clock.GetUtcNow(),
        };
        await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>Forgets what would have been sent for a run; addresses may hold what an item said.</summary>
    internal async Task EraseAsync(string runId, CancellationToken cancellation)
    {
        foreach (SandboxEntry entry in await ReadRunAsync(runId, cancellation))
        {
            await _table.DeleteEntityAsync(runId, Path.GetFileNameWithoutExtension(entry.Body.Name), ETag.All, cancellation);
        }
    }

    internal async Task<bool> HasAsync(ConnectorCall call, CancellationToken cancellation) =>
        (await _table.GetEntityIfExistsAsync<TableEntity>(call.RunId, Row(call), cancellationToken: cancellation)).HasValue;

    private async Task<IReadOnlyList<SandboxEntry>> ListAsync(string? filter, CancellationToken cancellation)
    {
        List<SandboxEntry> entries = [];
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            entries.Add(new(
                row.PartitionKey,
                row.GetString("StepId")!,
                row.GetString("Connector")!,
                row.GetString("Title")!,
                row.GetString("Request")!,
                JsonSerializer.Deserialize<BlobRef>(row.GetString("Body")!, HandshakeJson.Wire)!,
                row.GetDateTimeOffset("AtUtc")!.Value));
        }

        return [.. entries.OrderByDescending(e => e.AtUtc)];
    }

    private static string Row(ConnectorCall call) => $"{call.StepId}.{call.Operation.Id}";
}
