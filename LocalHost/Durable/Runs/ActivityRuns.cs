using LocalHost.Durable.History;
using Microsoft.DurableTask;

namespace LocalHost.Durable.Runs;

/// <summary>Calls an activity function and gives its result as stored text.</summary>
internal delegate Task<string?> ActivityCall(ActivityWork work, CancellationToken stopping);

/// <summary>One scheduled activity of one execution.</summary>
internal sealed record ActivityWork(string InstanceId, string ExecutionId, TaskScheduled Task);

/// <summary>The named activity function does not exist.</summary>
internal sealed class ActivityMissingException(string name) : InvalidOperationException(
    $"The function '{name}' doesn't exist, is disabled, or is not an activity function.");

/// <summary>Runs activities whose schedule is stored, a limited number at once, at least once each.</summary>
internal sealed class ActivityRuns(int mostAtOnce, ActivityCall call, FaultPoints faults, Action<ActivityWork, TaskEnded> ended, TimeProvider time)
    : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<ActivityWork> _waiting = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly HashSet<Task> _running = [];

    public void Add(ActivityWork work)
    {
        lock (_gate)
        {
            _waiting.Enqueue(work);
            StartNext();
        }
    }

    /// <summary>Starts no more and gives those under way some time; what is unfinished runs again at the next start.</summary>
    public async Task StopAsync(CancellationToken hurry)
    {
        Task[] running;
        lock (_gate)
        {
            _waiting.Clear();
            running = [.. _running];
        }

        await _stopping.CancelAsync();
        await Task.WhenAny(Task.WhenAll(running), Task.Delay(Timeout.InfiniteTimeSpan, hurry));
    }

    public void Dispose() => _stopping.Dispose();

    private void StartNext()
    {
        while (_running.Count < mostAtOnce && !_stopping.IsCancellationRequested && _waiting.TryDequeue(out ActivityWork? work))
        {
            Task running = Task.Run(() => RunAsync(work));
            _running.Add(running);
            running.ContinueWith(Finish, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private void Finish(Task running)
    {
        lock (_gate)
        {
            _running.Remove(running);
            StartNext();
        }
    }

    private async Task RunAsync(ActivityWork work)
    {
        faults.Hit(FaultPoint.BeforeActivity);
        TaskEnded end;
        try
        {
            string? result = await call(work, _stopping.Token);
            end = new TaskCompleted { TaskScheduledId = work.Task.EventId, Result = result, Timestamp = Now() };
        }
#pragma warning disable CA1031 // whatever an activity throws is told to its orchestrator
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            end = Failed(work, failure);
        }

        faults.Hit(FaultPoint.AfterActivity);
        ended(work, end);
    }

    private TaskFailed Failed(ActivityWork work, Exception failure) => new()
    {
        TaskScheduledId = work.Task.EventId,
        Timestamp = Now(),
        Reason = failure is ActivityMissingException
            ? failure.Message
            : $"Function '{work.Task.Name}' failed with an unhandled exception.",
        FailureDetails = TaskFailureDetails.FromException(failure),
    };

    private DateTime Now() => time.GetUtcNow().UtcDateTime;
}
