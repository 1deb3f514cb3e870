using LocalHost.Durable.History;
using LocalHost.Durable.Journal;

namespace LocalHost.Durable.Runs;

/// <summary>What brings a run its next message from outside its own code: timers that fire and activities that end.</summary>
internal sealed class Wakeups : IDisposable
{
    private readonly RunTable _runs;
    private readonly TimeProvider _time;
    private readonly Action<Run> _wake;
    private readonly TimerQueue _timers;
    private readonly ActivityRuns _activities;

    public Wakeups(RunTable runs, ActivityCall activity, HubSettings settings, FaultPoints faults, TimeProvider time, Action<Run> wake)
    {
        _runs = runs;
        _time = time;
        _wake = wake;
        _timers = new TimerQueue(time, Fire);
        _activities = new ActivityRuns(settings.MaxActivities, activity, faults, End, time);
    }

    public void Wait(Due due, DateTime at) => _timers.Add(due, at);

    public void Run(ActivityWork work) => _activities.Add(work);

    /// <summary>Sets up again what an unfinished run waits for, after a start of the host.</summary>
    public void Resume(Run run)
    {
        string execution = run.State.Started.ExecutionId;
        foreach (TaskScheduled task in run.State.OpenActivities.Values)
        {
            Run(new ActivityWork(run.InstanceId, execution, task));
        }

        foreach (TimerCreated timer in run.State.OpenTimers.Values)
        {
            Wait(new Due(run.InstanceId, execution, timer), timer.FireAt);
        }

        if (!run.State.HasBegun)
        {
            WaitForStart(run.State.Started);
        }
    }

    public void WaitForStart(ExecutionStarted started)
    {
        if (started.ScheduledStartTime is { } start)
        {
            Wait(new Due(started.InstanceId, started.ExecutionId, null), start);
        }
    }

    public Task StopAsync(CancellationToken hurry) => _activities.StopAsync(hurry);

    public void Dispose()
    {
        _timers.Dispose();
        _activities.Dispose();
    }

    private void Fire(Due due)
    {
        lock (_runs.Gate)
        {
            if (_runs.Find(due.InstanceId) is not { State.IsFinished: false } run || !run.Is(due.ExecutionId))
            {
                return;
            }

            if (due.Timer is { } timer && run.State.OpenTimers.ContainsKey(timer.EventId))
            {
                TimerFired fired = new()
                {
                    TimerId = timer.EventId,
                    FireAt = timer.FireAt,
                    Timestamp = _time.GetUtcNow().UtcDateTime,
                };
                _runs.Commit([new MessageReceived { InstanceId = due.InstanceId, Message = fired }]);
            }

            WakeOrSettle(run);
        }
    }

    private void End(ActivityWork work, TaskEnded end)
    {
        lock (_runs.Gate)
        {
            if (_runs.Find(work.InstanceId) is { } run
                && run.Is(work.ExecutionId)
                && run.State.OpenActivities.ContainsKey(work.Task.EventId))
            {
                _runs.Commit([new MessageReceived { InstanceId = work.InstanceId, Message = end }]);
                WakeOrSettle(run);
            }
        }
    }

    // the turn that follows is stored in the same commit; without one there is nothing to wait for
    private void WakeOrSettle(Run run)
    {
        _wake(run);
        if (!run.IsTurning)
        {
            _runs.Settle();
        }
    }
}
