using LocalHost.Durable.History;

namespace LocalHost.Durable.Runs;

/// <summary>Due times of all runs in memory, made again from the journal at each start.</summary>
internal sealed class TimerQueue : IDisposable
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly PriorityQueue<Due, DateTime> _due = new();
    private readonly TimeProvider _time;
    private readonly Action<Due> _fire;
    private readonly ITimer _alarm;
    private DateTime _next = DateTime.MaxValue;

    public TimerQueue(TimeProvider time, Action<Due> fire)
    {
        _time = time;
        _fire = fire;
        _alarm = time.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(Due due, DateTime at)
    {
        lock (_gate)
        {
            _due.Enqueue(due, at);
            if (at < _next)
            {
                Arm();
            }
        }
    }

    public void Dispose() => _alarm.Dispose();

    private void Ring()
    {
        List<Due> fired = [];
        lock (_gate)
        {
            DateTime now = _time.GetUtcNow().UtcDateTime;
            while (_due.TryPeek(out Due? due, out DateTime at) && at <= now)
            {
                _due.Dequeue();
                fired.Add(due);
            }

            Arm();
        }

        foreach (Due due in fired)
        {
            _fire(due);
        }
    }

    private void Arm()
    {
        _next = _due.TryPeek(out _, out DateTime at) ? at : DateTime.MaxValue;
        if (_next == DateTime.MaxValue)
        {
            return;
        }

        TimeSpan left = _next - _time.GetUtcNow().UtcDateTime;
        if (left <= TimeSpan.Zero)
        {
            ThreadPool.UnsafeQueueUserWorkItem(queue => queue.Ring(), this, preferLocal: false);
        }
        else
        {
            _alarm.Change(left < LongestSleep ? left : LongestSleep, Timeout.InfiniteTimeSpan);
        }
    }
}

/// <summary>What is due: a durable timer of an execution, or its delayed start.</summary>
internal sealed record Due(string InstanceId, string ExecutionId, TimerCreated? Timer);
