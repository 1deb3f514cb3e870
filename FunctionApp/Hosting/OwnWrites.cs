using Azure;
using Azure.Data.Tables;

namespace FunctionApp.Hosting;

/// <summary>Guarded writes that know their own: a conflict may be the client's second try of a write that went through.</summary>
public static class OwnWrites
{
    /// <summary>Inserts the row if there is none.</summary>
    /// <returns>Null when the row is ours, now stored; otherwise the row that was there before.</returns>
    public static async Task<T?> AddAsync<T>(TableClient table, T row, CancellationToken cancellation)
        where T : class, IWrittenRow
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(row);
        row.WriterId = Guid.NewGuid().ToString("n");
        try
        {
            Response response = await table.AddEntityAsync(row, cancellation);
            row.ETag = response.Headers.ETag ?? default;
            return null;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return await OtherAsync(table, row, cancellation);
        }
    }

    /// <summary>Replaces the row if it is still as it was read; the row's ETag says which state that was.</summary>
    /// <returns>True when the row is now as given.</returns>
    public static async Task<bool> ReplaceAsync<T>(TableClient table, T row, CancellationToken cancellation)
        where T : class, IWrittenRow
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(row);
        row.WriterId = Guid.NewGuid().ToString("n");
        try
        {
            Response response = await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellation);
            row.ETag = response.Headers.ETag ?? default;
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 412 or 404)
        {
            return await OtherAsync(table, row, cancellation) is null;
        }
    }

    /// <summary>Replaces the row and inserts others of its partition, all or nothing, if it is still as it was read.</summary>
    /// <returns>True when all rows are now as given.</returns>
    public static async Task<bool> ReplaceAsync<T>(
        TableClient table, T row, IReadOnlyList<IWrittenRow> added, CancellationToken cancellation)
        where T : class, IWrittenRow
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(added);
        row.WriterId = Guid.NewGuid().ToString("n");
        List<TableTransactionAction> actions = [new(TableTransactionActionType.UpdateReplace, row, row.ETag)];
        foreach (IWrittenRow other in added)
        {
            other.WriterId = row.WriterId;
            actions.Add(new(TableTransactionActionType.Add, other));
        }

        try
        {
            await table.SubmitTransactionAsync(actions, cancellation);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return await OtherAsync(table, row, cancellation) is null;
        }
    }

    private static async Task<T?> OtherAsync<T>(TableClient table, T row, CancellationToken cancellation)
        where T : class, IWrittenRow
    {
        NullableResponse<T> stored = await table.GetEntityIfExistsAsync<T>(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
        if (stored is { HasValue: true, Value: { } other } && other.WriterId == row.WriterId)
        {
            row.ETag = other.ETag;
            return null;
        }

        return stored.HasValue ? stored.Value : throw new InvalidDataException("a guarded row is gone");
    }
}
