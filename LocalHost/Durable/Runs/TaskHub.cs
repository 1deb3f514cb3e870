using LocalHost.Durable.Journal;
using LocalHost.Durable.Replay;

namespace LocalHost.Durable.Runs;

/// <summary>A task hub at work: reads its runs from the journal and keeps them going.</summary>
internal sealed class TaskHub : IAsyncDisposable
{
    private readonly JournalStore _store;
    private readonly Wakeups _wakeups;
    private readonly Turns _turns;
    private readonly TimeProvider _time;

    public TaskHub(
        JournalStore store, OrchestratorCode code, ActivityCall activity, HubSettings settings, FaultPoints faults,
        TimeProvider time, Action<Exception> lost)
    {
        _store = store;
        _time = time;
        Settings = settings;
        Journal = new JournalWriter(store, lost);
        Runs = new RunTable(Journal);
        _wakeups = new Wakeups(Runs, activity, settings, faults, time, run => _turns!.Wake(run));
        _turns = new Turns(Runs, code, new Outcomes(Runs, _wakeups.Run, _wakeups.Wait), settings, time);
    }

    public HubSettings Settings { get; }

    public RunTable Runs { get; }

    public JournalWriter Journal { get; }

    public DateTime Now => _time.GetUtcNow().UtcDateTime;

    /// <summary>Takes the hub over, reads its journal and goes on; gives the ids whose last record says purged.</summary>
    public async Task<IReadOnlyCollection<string>> StartAsync(CancellationToken cancellation)
    {
        HashSet<string> purged = new(StringComparer.Ordinal);
        await _store.TakeOverAsync(cancellation);
        await foreach (JournalRecord record in JournalReader.ReadAsync(_store, cancellation))
        {
            Runs.Restore(record);
            _ = record is RunPurged ? purged.Add(record.InstanceId) : purged.Remove(record.InstanceId);
        }

        await _store.SweepAsync(cancellation);
        Journal.Start();
        lock (Runs.Gate)
        {
            foreach (Run run in Runs.All.ToArray())
            {
                Runs.Stored?.Invoke(run);
                if (!run.State.IsFinished)
                {
                    _wakeups.Resume(run);
                    _turns.Wake(run);
                }
            }
        }

        return purged;
    }

    /// <summary>Stores a frame and wakes the runs it concerns; ends once it is stored. Call it under the gate.</summary>
    public Task PostAsync(params IReadOnlyList<JournalRecord> records)
    {
        Task stored = Runs.CommitAsync(records);
        bool turning = false;
        foreach (JournalRecord record in records)
        {
            if (record is RunStarted started)
            {
                _wakeups.WaitForStart(started.Started);
            }

            if (Runs.Find(record.InstanceId) is { } run)
            {
                _turns.Wake(run);
                turning |= run.IsTurning;
            }
        }

        // a turn is short and is stored with what led to it
        if (!turning)
        {
            Runs.Settle();
        }

        return stored;
    }

    /// <summary>Waits until all that is known here is stored, so that an answer made from it cannot turn out untrue.</summary>
    public Task SettleAsync() => Journal.FlushAsync();

    public Task StopAsync(CancellationToken hurry) => _wakeups.StopAsync(hurry);

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        _wakeups.Dispose();
    }
}
