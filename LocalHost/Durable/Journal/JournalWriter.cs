using System.Buffers;

namespace LocalHost.Durable.Journal;

/// <summary>Gathers frames of many runs and commits them together, in order; one commit is under way at a time.</summary>
internal sealed class JournalWriter(JournalStore store, Action<Exception> lost) : IAsyncDisposable
{
    private const int CommitBytes = 4 * SegmentRow.RowBytes;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Queue<Frame> _waiting = new();
    private Task _loop = Task.CompletedTask;
    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _closing;

    public int Backlog => _waiting.Count;

    public long Bytes { get; private set; }

    public void Start() => _loop = Task.Run(RunAsync);

    /// <summary>Queues a frame; it is stored whole, after all earlier ones, or never once the journal is lost.</summary>
    /// <param name="records">The records of the frame.</param>
    /// <param name="committed">Runs once it is stored; must be quick.</param>
    public void Append(IReadOnlyList<JournalRecord> records, Action committed)
    {
        AppendLazily(records, committed);
        Nudge();
    }

    /// <summary>The same, but it may wait for the next frame or nudge, so that one commit takes both.</summary>
    public void AppendLazily(IReadOnlyList<JournalRecord> records, Action committed) => Enqueue(new Frame(records, committed));

    /// <summary>Lets everything queued so far be stored now.</summary>
    public void Nudge() => _arrived.Release();

    /// <summary>Waits until everything queued so far is stored.</summary>
    public Task FlushAsync()
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Append([], () => done.SetResult());
        return OrLostAsync(done.Task);
    }

    /// <summary>Ends with a task, or fails when the journal is lost first.</summary>
    public async Task OrLostAsync(Task stored) => await await Task.WhenAny(stored, _lost.Task);

    /// <summary>Declares all rows before a number void once everything queued so far is stored.</summary>
    public Task MoveTailAsync(long tail)
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(new Frame([], () => done.SetResult()) { Tail = tail });
        Nudge();
        return OrLostAsync(done.Task);
    }

    public async ValueTask DisposeAsync()
    {
        _closing = true;
        _arrived.Release();
        await _loop;

        // The semaphore is left to the collector: a timer that fires while the host stops may still knock at it.
        _stop.Dispose();
    }

    private void Enqueue(Frame frame)
    {
        lock (_gate)
        {
            if (_lost.Task.IsCompleted)
            {
                return;
            }

            _waiting.Enqueue(frame);
        }
    }

    private async Task RunAsync()
    {
        ArrayBufferWriter<byte> bytes = new(64 * 1024);
        List<Frame> batch = [];
        try
        {
            while (true)
            {
                await _arrived.WaitAsync(_stop.Token);
                Gather(batch, bytes);
                if (batch.Count == 0)
                {
                    if (_closing)
                    {
                        return;
                    }

                    continue;
                }

                if (bytes.WrittenCount > 0)
                {
                    await store.AppendAsync(bytes.WrittenMemory, _stop.Token);
                    Bytes += bytes.WrittenCount;
                }

                foreach (Frame frame in batch)
                {
                    if (frame.Tail is { } tail)
                    {
                        await store.MoveTailAsync(tail, _stop.Token);
                    }

                    frame.Committed();
                }

                if (_closing || Backlog > 0)
                {
                    Nudge();
                }
            }
        }
#pragma warning disable CA1031 // without its journal the host cannot go on; it is told and stops
        catch (Exception failure)
#pragma warning restore CA1031
        {
            lock (_gate)
            {
                _lost.TrySetException(failure);
            }

            lost(failure);
        }
    }

    private void Gather(List<Frame> batch, ArrayBufferWriter<byte> bytes)
    {
        batch.Clear();
        bytes.ResetWrittenCount();
        while (bytes.WrittenCount < CommitBytes / 2)
        {
            Frame? next;
            lock (_gate)
            {
                if (!_waiting.TryDequeue(out next))
                {
                    return;
                }
            }

            batch.Add(next);
            if (next.Records.Count > 0)
            {
                RecordText.Write(bytes, next.Records);
            }
        }
    }

    private sealed record Frame(IReadOnlyList<JournalRecord> Records, Action Committed)
    {
        public long? Tail { get; init; }
    }
}
