using Azure;
using LocalHost.Durable.Hosting;
using LocalHost.Durable.Journal;
using LocalHost.Durable.Runs;
using Microsoft.Extensions.Logging;

namespace LocalHost.Durable.ReadModel;

/// <summary>Writes stored runs behind the journal into the tables that tools read, and lets old finished ones go from memory.</summary>
/// <remarks>Guarantee: rows show nothing that is not in the journal; while commits are under way it writes one batch for each.</remarks>
internal sealed class ReadModelWriter : IAsyncDisposable
{
    private const int MostAtOnce = 32;
    private const int Parallel = 4;
    private const int BacklogShare = 16;
    private const int FinishedInMemory = 500;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly TaskHub _hub;
    private readonly RunArchive _archive;
    private readonly HistoryRows _rows;
    private readonly Compaction _compaction;
    private readonly DirtyRuns _dirty;
    private readonly FaultPoints _faults;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly Queue<Run> _recent = new();
    private readonly SemaphoreSlim _working = new(1);
    private Task _loop = Task.CompletedTask;

    public ReadModelWriter(
        TaskHub hub, RunArchive archive, HistoryRows rows, Compaction compaction, FaultPoints faults, TimeProvider time, ILogger logger)
    {
        _hub = hub;
        _archive = archive;
        _rows = rows;
        _compaction = compaction;
        _dirty = new DirtyRuns(time);
        _faults = faults;
        _time = time;
        _logger = logger;
        hub.Runs.Stored = run => _dirty.Add(run, run.View!.Status.IsFinal());
    }

    /// <summary>Runs whose rows are out of date.</summary>
    public int Lag => _dirty.Count;

    public void Start() => _loop = Task.Run(RunAsync);

    /// <summary>Brings all rows up to date.</summary>
    public async Task CatchUpAsync()
    {
        while (_dirty.Count > 0)
        {
            await WorkAsync(all: true);
        }

        await WorkAsync(all: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _dirty.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await _rows.LoadAsync(_stop.Token);
            while (true)
            {
                await _dirty.WaitAsync(_stop.Token);
                await TryWorkAsync();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // the host stops; what is left is written after the next start
        }
        catch (HubLostException)
        {
            // the hub has another owner, who writes its rows too
        }
    }

    private async Task TryWorkAsync()
    {
        try
        {
            while (await WorkAsync(all: false))
            {
                _stop.Token.ThrowIfCancellationRequested();
            }
        }
        catch (Exception failure) when (failure is RequestFailedException || StorageTrouble.IsPassing(failure))
        {
            _stop.Token.ThrowIfCancellationRequested();
            DurableLog.ReadModelLate(_logger, failure);
            await Task.Delay(RetryDelay, _time, _stop.Token);
            _dirty.Nudge();
        }
    }

    private async Task<bool> WorkAsync(bool all)
    {
        await _working.WaitAsync(_stop.Token);
        try
        {
            (IReadOnlyList<Run> finished, int left) = _dirty.TakeFinished(Math.Min(MostAtOnce, 1 + (_dirty.Count / BacklogShare)));
            IReadOnlyList<Run> runs = finished.Count > 0 ? finished : _dirty.TakeRested(all);
            if (runs.Count == 0)
            {
                return false;
            }

            await WriteAsync(runs, left);
            return true;
        }
        finally
        {
            _working.Release();
        }
    }

    private async Task WriteAsync(IReadOnlyList<Run> runs, int left)
    {
        (Run Run, RunSnapshot Snapshot)[] snapshots;
        lock (_hub.Runs.Gate)
        {
            snapshots = [.. runs.Where(run => _hub.Runs.Find(run.InstanceId) == run).Select(run => (run, run.State.Snapshot()))];
        }

        await _hub.SettleAsync();
        _faults.Hit(FaultPoint.BeforeReadModel);
        try
        {
            foreach ((Run Run, RunSnapshot Snapshot)[] some in snapshots.Chunk(Parallel))
            {
                await Task.WhenAll(some.Select(item => WriteAsync(item.Run, item.Snapshot, left)));
            }
        }
        catch
        {
            foreach ((Run run, RunSnapshot snapshot) in snapshots)
            {
                _dirty.Add(run, snapshot.Status.IsFinal());
            }

            throw;
        }

        _faults.Hit(FaultPoint.AfterReadModel);
        await _compaction.CompactIfDueAsync(_stop.Token);
    }

    private async Task WriteAsync(Run run, RunSnapshot snapshot, int left)
    {
        if (!snapshot.Status.IsFinal())
        {
            await _rows.WriteAsync(snapshot);
            await _archive.WriteWaitingAsync(snapshot);
            return;
        }

        bool full = await _rows.FinishAsync(snapshot, left);
        await _archive.WriteFinishedAsync(snapshot, full);
        if (run.IsPurged)
        {
            await _archive.DeleteAsync(run.InstanceId);
            return;
        }

        lock (_hub.Runs.Gate)
        {
            if (run.State.IsFinished && run.Is(snapshot.Started.ExecutionId))
            {
                run.IsArchived = true;
                _recent.Enqueue(run);
                while (_recent.Count > FinishedInMemory)
                {
                    Forget(_recent.Dequeue());
                }
            }
        }
    }

    private void Forget(Run run)
    {
        if (run.State.IsFinished && run.IsArchived)
        {
            _hub.Runs.Forget(run);
        }
    }
}
