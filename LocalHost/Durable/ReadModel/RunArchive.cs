using Azure;
using Azure.Data.Tables;
using LocalHost.Durable.Runs;

namespace LocalHost.Durable.ReadModel;

/// <summary>The instances table that tools read, and the place where finished runs stay.</summary>
internal sealed class RunArchive(TableClient instances, HistoryTable history, string hub)
{
    public async Task CreateAsync(CancellationToken cancellation)
    {
        await instances.CreateIfNotExistsAsync(cancellation);
        await history.CreateAsync(cancellation);
    }

    /// <summary>A finished run, whole; null when there is none of that id.</summary>
    public async Task<RunSnapshot?> FindAsync(string instanceId)
    {
        NullableResponse<TableEntity> row = await instances.GetEntityIfExistsAsync<TableEntity>(StoredId.Of(instanceId), string.Empty);
        return row.HasValue ? await UnpackAsync(row.Value!) : null;
    }

    /// <summary>Finished runs in the order of their keys.</summary>
    public async IAsyncEnumerable<RunSnapshot> ListAsync(RunFilter filter, string? after)
    {
        await foreach (TableEntity row in instances.QueryAsync<TableEntity>(ArchiveFilter.Text(filter, after)))
        {
            if (await UnpackAsync(row) is { } run)
            {
                yield return run;
            }
        }
    }

    public Task WriteWaitingAsync(RunView view) =>
        instances.UpsertEntityAsync(InstanceRow.Make(view, hub), TableUpdateMode.Replace);

    public async Task WriteFinishedAsync(RunSnapshot run, bool fullHistory)
    {
        byte[] packed = PackedRun.Pack(run);
        int parts = (packed.Length + PackedRun.RowBytes - 1) / PackedRun.RowBytes;
        TableEntity row = InstanceRow.Make(run, hub);
        row[InstanceRow.Parts] = parts;
        row[InstanceRow.FullHistory] = fullHistory ? run.History.Count : 0;
        PackedRun.AddColumns(row, packed.AsSpan(0, Math.Min(PackedRun.RowBytes, packed.Length)));
        for (int part = 1; part < parts; part++)
        {
            int from = part * PackedRun.RowBytes;
            await history.WritePartAsync(row.PartitionKey, part, packed.AsMemory(from, Math.Min(PackedRun.RowBytes, packed.Length - from)));
        }

        await instances.UpsertEntityAsync(row, TableUpdateMode.Replace);
    }

    public async Task DeleteAsync(string instanceId)
    {
        await history.DeleteAsync(instanceId, packedToo: true);
        await instances.DeleteEntityAsync(StoredId.Of(instanceId), string.Empty);
    }

    /// <summary>Takes the history rows of a finished run away; what is packed stays.</summary>
    public async Task DropHistoryRowsAsync(string instanceId)
    {
        await history.DeleteAsync(instanceId, packedToo: false);
        try
        {
            TableEntity row = new(StoredId.Of(instanceId), string.Empty) { [InstanceRow.FullHistory] = 0 };
            await instances.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Merge);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // the run was deleted meanwhile
        }
    }

    /// <summary>Finished runs that still have history rows, oldest first.</summary>
    public async Task<IReadOnlyList<string>> ListFullAsync(CancellationToken cancellation)
    {
        List<(string Id, DateTimeOffset Updated)> found = [];
        await foreach (TableEntity row in instances.QueryAsync<TableEntity>(
            $"{InstanceRow.FullHistory} gt 0", select: ["InstanceId", "LastUpdatedTime"], cancellationToken: cancellation))
        {
            found.Add((row.GetString("InstanceId")!, row.GetDateTimeOffset("LastUpdatedTime")!.Value));
        }

        return [.. found.OrderBy(item => item.Updated).Select(item => item.Id)];
    }

    private async Task<RunSnapshot?> UnpackAsync(TableEntity row)
    {
        int parts = row.GetInt32(InstanceRow.Parts) ?? 0;
        if (parts == 0)
        {
            return null;
        }

        List<byte[]> bytes = [.. PackedRun.Columns(row)];
        for (int part = 1; part < parts; part++)
        {
            bytes.AddRange(await history.ReadPartAsync(row.PartitionKey, part));
        }

        return PackedRun.Unpack(bytes);
    }
}
