using Xunit.Sdk;

namespace FunctionApp.Tests.Support;

/// <summary>A clock that stands still until a test moves it; timers fire, in the order they fall due, while it moves.</summary>
/// <remarks>A periodic timer fires once per move, however far the move goes, as a real one coalesces missed ticks.</remarks>
internal sealed class ManualTimeProvider(DateTimeOffset? start = null) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = start ?? new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the next timer falls due; null when none is armed.</summary>
    internal DateTimeOffset? NextDueUtc
    {
        get
        {
            lock (_gate)
            {
                return _timers.Min(timer => timer.DueUtc);
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Advance(TimeSpan by)
    {
        DateTimeOffset target = GetUtcNow() + by;
        HashSet<ManualTimer> firedPeriodic = [];
        while (TakeDue(target, firedPeriodic) is { } due)
        {
            due.Fire();
        }

        lock (_gate)
        {
            _now = target > _now ? target : _now;
        }
    }

    /// <summary>Moves step by step, letting the work that each step sets free go on, until the condition holds.</summary>
    internal async Task AdvanceUntilAsync(Func<Task<bool>> condition, TimeSpan step, TimeSpan atMost, string what)
    {
        DateTimeOffset end = GetUtcNow() + atMost;
        while (!await HoldsSoonAsync(condition))
        {
            if (GetUtcNow() >= end)
            {
                throw new XunitException($"Not within {atMost} on the test's clock: {what}");
            }

            Advance(step);
        }
    }

    internal Task AdvanceUntilAsync(Func<bool> condition, TimeSpan step, TimeSpan atMost, string what) =>
        AdvanceUntilAsync(() => Task.FromResult(condition()), step, atMost, what);

    // Storage and sockets answer in real time: a step must not outrun them.
    private static async Task<bool> HoldsSoonAsync(Func<Task<bool>> condition)
    {
        using PeriodicTimer beat = new(TimeSpan.FromMilliseconds(4));
        for (int i = 0; i < 5; i++)
        {
            if (await condition())
            {
                return true;
            }

            await beat.WaitForNextTickAsync();
        }

        return await condition();
    }

    private ManualTimer? TakeDue(DateTimeOffset target, HashSet<ManualTimer> firedPeriodic)
    {
        lock (_gate)
        {
            ManualTimer? due = _timers.Where(timer => timer.DueUtc <= target && !firedPeriodic.Contains(timer)).MinBy(timer => timer.DueUtc);
            if (due is null)
            {
                return null;
            }

            _now = due.DueUtc > _now ? due.DueUtc.Value : _now;
            if (due.Period > TimeSpan.Zero)
            {
                firedPeriodic.Add(due);
                due.DueUtc = (target > _now ? target : _now) + due.Period;
            }
            else
            {
                due.DueUtc = null;
            }

            return due;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        internal DateTimeOffset? DueUtc { get; set; }

        internal TimeSpan Period { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool now;
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                Period = period == Timeout.InfiniteTimeSpan ? TimeSpan.Zero : period;
                now = dueTime == TimeSpan.Zero;
                DueUtc = dueTime == Timeout.InfiniteTimeSpan ? null : now ? (Period > TimeSpan.Zero ? clock._now + Period : null) : clock._now + dueTime;
                clock._timers.Add(this);
            }

            if (now)
            {
                ThreadPool.QueueUserWorkItem(_ => Fire());
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void Fire() => callback(state);
    }
}
