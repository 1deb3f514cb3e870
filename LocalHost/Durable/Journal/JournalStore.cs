using Azure;
using Azure.Data.Tables;

namespace LocalHost.Durable.Journal;

/// <summary>The journal's table: appends rows and moves the fence in one transaction.</summary>
/// <remarks>Guarantee: a writer that is no longer the owner cannot append; an own write that is answered 409 or 412 counts as done.</remarks>
internal sealed class JournalStore(TableClient table, string hub, FaultPoints faults, TimeProvider time)
{
    public const string Partition = "journal";

    private const int RowsPerCommit = 4;
    private const int DeletesPerCommit = 99;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(200);
    private readonly string _writer = Guid.NewGuid().ToString("N");
    private Fence _fence = new();

    public long Head => _fence.Head;

    public long Tail => _fence.Tail;

    /// <summary>Makes this host the owner: whoever owned the hub before can no longer write.</summary>
    public async Task TakeOverAsync(CancellationToken cancellation)
    {
        await table.CreateIfNotExistsAsync(cancellation);
        while (!await TryTakeOverAsync(cancellation))
        {
            // the present owner has just written; its next write comes too late
        }
    }

    /// <summary>The rows from the tail on, in order.</summary>
    public AsyncPageable<TableEntity> ReadAsync(CancellationToken cancellation)
    {
        string from = SegmentRow.KeyOf(_fence.Tail), to = SegmentRow.KeyOf(_fence.Head);
        return table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {from} and RowKey le {to}"),
            cancellationToken: cancellation);
    }

    /// <summary>Appends bytes; they count only when all of their rows are in.</summary>
    /// <exception cref="HubLostException">Another host has taken the hub over.</exception>
    public async Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        bool continues = false;
        do
        {
            List<TableTransactionAction> rows = [];
            long head = _fence.Head;
            while (rows.Count < RowsPerCommit && bytes.Length > 0)
            {
                ReadOnlyMemory<byte> part = bytes[..Math.Min(SegmentRow.RowBytes, bytes.Length)];
                rows.Add(new(TableTransactionActionType.Add, SegmentRow.Make(++head, part, continues)));
                bytes = bytes[part.Length..];
                continues = true;
            }

            await CommitAsync(rows, _fence.With(head, _fence.Tail), cancellation);
        }
        while (bytes.Length > 0);
    }

    /// <summary>Declares all rows before a number void.</summary>
    public Task MoveTailAsync(long tail, CancellationToken cancellation) =>
        CommitAsync([], _fence.With(_fence.Head, tail), cancellation);

    /// <summary>Deletes what a trim that was cut short left behind.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        string tail = SegmentRow.KeyOf(_fence.Tail);
        await foreach (TableEntity left in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {SegmentRow.KeyOf(0)} and RowKey lt {tail}"),
            select: ["PartitionKey", "RowKey"],
            cancellationToken: cancellation))
        {
            await table.DeleteEntityAsync(left, cancellationToken: cancellation);
        }
    }

    /// <summary>Deletes void rows.</summary>
    public async Task DeleteAsync(long from, long tail, CancellationToken cancellation)
    {
        foreach (long[] numbers in Range(from, tail).Chunk(DeletesPerCommit))
        {
            await table.SubmitTransactionAsync(
                numbers.Select(number => new TableTransactionAction(
                    TableTransactionActionType.Delete, new TableEntity(Partition, SegmentRow.KeyOf(number)), ETag.All)),
                cancellation);
        }
    }

    private async Task CommitAsync(IReadOnlyList<TableTransactionAction> rows, Fence next, CancellationToken cancellation)
    {
        faults.Hit(FaultPoint.BeforeCommit);
        TableTransactionAction move = new(TableTransactionActionType.UpdateReplace, next, next.ETag);
        while (true)
        {
            try
            {
                Response<IReadOnlyList<Response>> done = await table.SubmitTransactionAsync([move, .. rows], cancellation);
                next.ETag = done.Value[0].Headers.ETag ?? await ReadOwnETagAsync(cancellation);
                break;
            }
            catch (Exception failure) when (StorageTrouble.IsPassing(failure) && !cancellation.IsCancellationRequested)
            {
                if (await IsDoneAsync(next, cancellation))
                {
                    break;
                }

                await Task.Delay(RetryDelay, time, cancellation);
            }
        }

        _fence = next;
        faults.Hit(FaultPoint.AfterCommit);
    }

    // The client tries again by itself, so a conflict, like a lost connection, leaves open whether the write was made.
    private async Task<bool> IsDoneAsync(Fence next, CancellationToken cancellation)
    {
        try
        {
            Fence found = (await table.GetEntityAsync<Fence>(Partition, Fence.Row, cancellationToken: cancellation)).Value;
            Refuse(found);
            next.ETag = found.ETag;
            return found.Head == next.Head && found.Tail == next.Tail;
        }
        catch (Exception unreachable) when (StorageTrouble.IsPassing(unreachable) && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<bool> TryTakeOverAsync(CancellationToken cancellation)
    {
        NullableResponse<Fence> before = await table.GetEntityIfExistsAsync<Fence>(Partition, Fence.Row, cancellationToken: cancellation);
        Fence old = before.HasValue ? before.Value! : new Fence();
        Fence own = old.With(old.Head, old.Tail);
        own.Writer = _writer;
        own.Epoch++;
        if (old.Writer == _writer)
        {
            _fence = old;
            return true;
        }

        try
        {
            Response taken = before.HasValue
                ? await table.UpdateEntityAsync(own, old.ETag, TableUpdateMode.Replace, cancellation)
                : await table.AddEntityAsync(own, cancellation);
            own.ETag = taken.Headers.ETag ?? await ReadOwnETagAsync(cancellation);
            _fence = own;
            return true;
        }
        catch (RequestFailedException refused) when (refused.Status is 409 or 412)
        {
            return false;
        }
    }

    private async Task<ETag> ReadOwnETagAsync(CancellationToken cancellation)
    {
        Fence found = (await table.GetEntityAsync<Fence>(Partition, Fence.Row, cancellationToken: cancellation)).Value;
        Refuse(found);
        return found.ETag;
    }

    private void Refuse(Fence found)
    {
        if (found.Writer != _writer)
        {
            throw new HubLostException(
                $"Another host has taken over the task hub '{hub}', so this one stops: run one host for each hub.");
        }
    }

    private static IEnumerable<long> Range(long from, long to)
    {
        for (long number = from; number < to; number++)
        {
            yield return number;
        }
    }
}
