namespace LocalHost.Durable.Replay;

/// <summary>Runs orchestrator code on one thread at a time and notices when it leaves that thread.</summary>
internal sealed class OrchestratorThread(Action strayed) : SynchronizationContext
{
    public const string IllegalAwait =
        "An invalid asynchronous invocation was detected. This can be caused by awaiting non-durable tasks "
        + "in an orchestrator function's implementation or by middleware that invokes asynchronous code.";

    private readonly Queue<(SendOrPostCallback Work, object? State)> _due = new();
    private int _threadId = -1;

    public bool IsCurrent => Environment.CurrentManagedThreadId == Volatile.Read(ref _threadId);

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsCurrent)
        {
            _due.Enqueue((d, state));
        }
        else
        {
            strayed();
        }
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        Guard();
        d(state);
    }

    public override SynchronizationContext CreateCopy() => this;

    public void Guard()
    {
        if (!IsCurrent)
        {
            throw new InvalidOperationException(IllegalAwait);
        }
    }

    /// <summary>Runs a step and everything it sets in motion.</summary>
    public void Run(Action step)
    {
        SynchronizationContext? before = Current;
        Volatile.Write(ref _threadId, Environment.CurrentManagedThreadId);
        SetSynchronizationContext(this);
        try
        {
            step();
            Drain();
        }
        finally
        {
            SetSynchronizationContext(before);
            Volatile.Write(ref _threadId, -1);
        }
    }

    public void Drain()
    {
        while (_due.TryDequeue(out (SendOrPostCallback Work, object? State) next))
        {
            next.Work(next.State);
        }
    }
}
