using LocalHost.Durable.Runs;

namespace LocalHost.Durable.ReadModel;

/// <summary>Runs whose rows are out of date: finished ones at once, waiting ones when they have rested a while.</summary>
internal sealed class DirtyRuns : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly Queue<Run> _finished = new();
    private readonly Dictionary<Run, DateTimeOffset> _waiting = [];
    private readonly SemaphoreSlim _changed = new(0);
    private readonly TimeProvider _time;
    private readonly ITimer _alarm;

    public DirtyRuns(TimeProvider time)
    {
        _time = time;
        _alarm = time.CreateTimer(_ => _changed.Release(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _finished.Count + _waiting.Count;
            }
        }
    }

    public void Add(Run run, bool finished)
    {
        lock (_gate)
        {
            if (finished)
            {
                _waiting.Remove(run);
                _finished.Enqueue(run);
                _changed.Release();
            }
            else
            {
                if (_waiting.Count == 0)
                {
                    _alarm.Change(Rest, Timeout.InfiniteTimeSpan);
                }

                _waiting[run] = _time.GetUtcNow() + Rest;
            }
        }
    }

    /// <summary>Waits until there may be something to take.</summary>
    public Task WaitAsync(CancellationToken cancellation) => _changed.WaitAsync(cancellation);

    public void Nudge() => _changed.Release();

    /// <summary>Some finished runs, and how many more there are.</summary>
    public (IReadOnlyList<Run> Runs, int Left) TakeFinished(int most)
    {
        List<Run> taken = [];
        lock (_gate)
        {
            while (taken.Count < most && _finished.TryDequeue(out Run? run))
            {
                taken.Add(run);
            }

            return (taken, _finished.Count);
        }
    }

    /// <summary>Waiting runs that have not changed for a while, or all of them.</summary>
    public IReadOnlyList<Run> TakeRested(bool all)
    {
        lock (_gate)
        {
            DateTimeOffset now = _time.GetUtcNow();
            Run[] rested = [.. _waiting.Where(item => all || item.Value <= now).Select(item => item.Key)];
            foreach (Run run in rested)
            {
                _waiting.Remove(run);
            }

            if (_waiting.Count > 0)
            {
                _alarm.Change(Rest, Timeout.InfiniteTimeSpan);
            }

            return rested;
        }
    }

    // The semaphore is left to the collector: the alarm may be ringing while it is taken down.
    public void Dispose() => _alarm.Dispose();
}
