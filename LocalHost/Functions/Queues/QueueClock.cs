namespace LocalHost.Functions.Queues;

/// <summary>Waits between looks at an empty queue, until the time is up or there is a reason to look.</summary>
internal sealed class QueueClock(TimeProvider time, TimeSpan? fixedInterval)
{
    private volatile TaskCompletionSource _wake = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal void Wake() => _wake.TrySetResult();

    internal async Task WaitAsync(TimeSpan grown, CancellationToken stop)
    {
        // A fixed interval is by the wall clock: what others put into the storage does not wait for this host's clock.
        Task due = fixedInterval is { } interval ? Task.Delay(interval, stop) : Task.Delay(grown, time, stop);
        await (await Task.WhenAny(due, _wake.Task));
        if (_wake.Task.IsCompleted)
        {
            _wake = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
