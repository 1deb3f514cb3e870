using System.Collections.Concurrent;
using LocalHost.Durable.Runs;

namespace LocalHost.Durable.ReadModel;

/// <summary>Keeps full history rows of all unfinished runs and of the newest finished ones.</summary>
internal sealed class HistoryRows(HistoryTable table, RunArchive archive, int keep)
{
    private readonly ConcurrentDictionary<string, (string Execution, int Rows)> _written = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _full = new();

    /// <summary>Finds the finished runs that have rows from an earlier start of the host.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        foreach (string id in await archive.ListFullAsync(cancellation))
        {
            _full.Enqueue(id);
        }
    }

    public async Task WriteAsync(RunSnapshot run)
    {
        bool known = _written.TryGetValue(run.InstanceId, out (string Execution, int Rows) written)
            && written.Execution == run.Started.ExecutionId
            && written.Rows <= run.History.Count
            && run.Status != Microsoft.DurableTask.Client.OrchestrationRuntimeStatus.Pending;
        int from = known ? written.Rows : 0;
        if (from < run.History.Count)
        {
            await table.WriteAsync(run, from);
        }

        _written[run.InstanceId] = (run.Started.ExecutionId, run.History.Count);
    }

    /// <summary>Writes a finished run's rows unless enough newer ones follow; true when they stand.</summary>
    public async Task<bool> FinishAsync(RunSnapshot run, int newer)
    {
        bool hasRows = _written.ContainsKey(run.InstanceId);
        bool full = newer < keep;
        if (full)
        {
            await WriteAsync(run);
            _full.Enqueue(run.InstanceId);
        }
        else if (hasRows)
        {
            await table.DeleteAsync(run.InstanceId, packedToo: false);
        }

        _written.TryRemove(run.InstanceId, out _);
        while (_full.Count > keep && _full.TryDequeue(out string? oldest))
        {
            if (!_written.ContainsKey(oldest) && !_full.Contains(oldest))
            {
                await archive.DropHistoryRowsAsync(oldest);
            }
        }

        return full;
    }
}
