namespace FunctionApp.Local.Chaos;

/// <summary>A clock that is some time ahead and goes some times faster, so that leases, waits and ticks of minutes pass in seconds.</summary>
internal sealed class FastClock(TimeSpan ahead, int speed) : TimeProvider
{
    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow + ahead;
    private readonly long _from = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _start + (System.GetElapsedTime(_from) * speed);

    public override long GetTimestamp() => (System.GetTimestamp() - _from) * speed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    private TimeSpan Real(TimeSpan span) => span <= TimeSpan.Zero
        ? span
        : TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(span.TotalMilliseconds / speed)));

    private sealed class FastTimer(ITimer timer, FastClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
