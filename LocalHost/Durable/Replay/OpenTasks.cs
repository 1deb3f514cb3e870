using Microsoft.DurableTask;

namespace LocalHost.Durable.Replay;

/// <summary>Activities, children and timers that have not ended; a run completes only when there is none.</summary>
internal sealed class OpenTasks
{
    private readonly Dictionary<int, (string Name, TaskCompletionSource<string?> Source)> _open = [];

    public bool Any => _open.Count > 0;

    public Task<string?> Start(int id, string name)
    {
        TaskCompletionSource<string?> source = new();
        _open.Add(id, (name, source));
        return source.Task;
    }

    public Task Start(int id, CancellationToken cancellation)
    {
        Task<string?> timer = Start(id, string.Empty);
        TaskCompletionSource<string?> source = _open[id].Source;
        if (cancellation.CanBeCanceled)
        {
            cancellation.Register(() =>
            {
                if (source.TrySetCanceled(cancellation))
                {
                    _open.Remove(id);
                }
            });
        }

        return timer;
    }

    // a task that is no longer open was cancelled, or its end was told twice
    public void Complete(int id, string? result)
    {
        if (_open.Remove(id, out (string Name, TaskCompletionSource<string?> Source) task))
        {
            task.Source.TrySetResult(result);
        }
    }

    public void Fail(int id, TaskFailureDetails failure)
    {
        if (_open.Remove(id, out (string Name, TaskCompletionSource<string?> Source) task))
        {
            task.Source.TrySetException(new TaskFailedException(task.Name, id, failure));
        }
    }
}
