using LocalHost.Durable.Journal;
using LocalHost.Durable.Replay;

namespace LocalHost.Durable.Runs;

/// <summary>A task hub at work: reads its runs from the journal and keeps them going.</summary>
internal sealed class TaskHub : IAsyncDisposable
{
    private readonly JournalStore _store;
    private readonly JournalWriter _journal;
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
        _journal = new JournalWriter(store, lost);
        Runs = new RunTable(_journal);
        _wakeups = new Wakeups(Runs, activity, settings, faults, time, run => _turns!.Wake(run));
        _turns = new Turns(Runs, code, new Outcomes(Runs, _wakeups.Run, _wakeups.Wait), settings, time);
    }

    public HubSettings Settings { get; }

    public RunTable Runs { get; }

    public DateTime Now => _time.GetUtcNow().UtcDateTime;

    public async Task StartAsync(CancellationToken cancellation)
    {
        await _store.TakeOverAsync(cancellation);
        await foreach (JournalRecord record in JournalReader.ReadAsync(_store, cancellation))
        {
            Runs.Restore(record);
        }

        _journal.Start();
        lock (Runs.Gate)
        {
            foreach (Run run in Runs.All.Where(run => !run.State.IsFinished).ToArray())
            {
                _wakeups.Resume(run);
                _turns.Wake(run);
            }
        }
    }

    /// <summary>Stores a frame and wakes the runs it concerns; ends once it is stored. Call it under the gate.</summary>
    public Task PostAsync(params IReadOnlyList<JournalRecord> records)
    {
        Task stored = Runs.CommitAsync(records);
        foreach (JournalRecord record in records)
        {
            if (record is RunStarted started)
            {
                _wakeups.WaitForStart(started.Started);
            }

            if (Runs.Find(record.InstanceId) is { } run)
            {
                _turns.Wake(run);
            }
        }

        return stored;
    }

    /// <summary>Waits until all that is known here is stored, so that an answer made from it cannot turn out untrue.</summary>
    public Task SettleAsync() => _journal.FlushAsync();

    public Task StopAsync(CancellationToken hurry) => _wakeups.StopAsync(hurry);

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        _wakeups.Dispose();
    }
}
