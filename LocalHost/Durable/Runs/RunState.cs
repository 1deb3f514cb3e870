using LocalHost.Durable.History;
using LocalHost.Durable.Journal;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Runs;

/// <summary>One run as the fold of its journal records; nothing else changes it.</summary>
internal sealed class RunState(string instanceId)
{
    private readonly List<HistoryEvent> _history = [];
    private readonly List<HistoryEvent> _inbox = [];
    private readonly Dictionary<int, TaskScheduled> _openActivities = [];
    private readonly Dictionary<int, TimerCreated> _openTimers = [];

    public string InstanceId => instanceId;

    public ExecutionStarted Started { get; private set; } = null!;

    public DateTime CreatedAt { get; private set; }

    public DateTime UpdatedAt { get; private set; }

    public DateTime? CompletedAt { get; private set; }

    public OrchestrationRuntimeStatus Status { get; private set; }

    public string? CustomStatus { get; private set; }

    public string? Output { get; private set; }

    public TaskFailureDetails? Failure { get; private set; }

    public IReadOnlyList<HistoryEvent> History => _history;

    /// <summary>Events that no episode has seen yet, in order of arrival.</summary>
    public IReadOnlyList<HistoryEvent> Inbox => _inbox;

    public IReadOnlyDictionary<int, TaskScheduled> OpenActivities => _openActivities;

    public IReadOnlyDictionary<int, TimerCreated> OpenTimers => _openTimers;

    public bool IsFinished => Status.IsFinal();

    public bool HasBegun => _history.Count > 0;

    public void Apply(JournalRecord record)
    {
        switch (record)
        {
            case RunStarted started: Begin(started); break;
            case MessageReceived received: Receive(received.Message); break;
            case EpisodeEnded ended: EndEpisode(ended); break;
            case RunClosed closed: Close(OrchestrationRuntimeStatus.Terminated, closed.Output, null, closed.At); break;
            case RunRestored restored: Restore(restored.Run); break;
            default: break;
        }
    }

    public RunSnapshot Snapshot() => new()
    {
        Started = Started,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
        CompletedAt = CompletedAt,
        Status = Status,
        CustomStatus = CustomStatus,
        Output = Output,
        Failure = Failure,
        History = [.. _history],
        Inbox = [.. _inbox],
    };

    public RunView View() => new()
    {
        Started = Started,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
        CompletedAt = CompletedAt,
        Status = Status,
        CustomStatus = CustomStatus,
        Output = Output,
        Failure = Failure,
    };

    private void Begin(RunStarted record)
    {
        Reset(record.Started, record.At);
        CreatedAt = record.At;
        _inbox.Add(record.Started);
    }

    private void Reset(ExecutionStarted started, DateTime at)
    {
        _history.Clear();
        _inbox.Clear();
        _openActivities.Clear();
        _openTimers.Clear();
        Started = started;
        Status = OrchestrationRuntimeStatus.Pending;
        UpdatedAt = at;
        CompletedAt = null;
        CustomStatus = null;
        Output = null;
        Failure = null;
    }

    private void Receive(HistoryEvent message)
    {
        _inbox.Add(message);
        MarkEnded(message);
    }

    // an activity or timer that has ended must not run or fire again, seen by an episode or not
    private void MarkEnded(HistoryEvent message)
    {
        switch (message)
        {
            case TaskCompleted or TaskFailed: _openActivities.Remove(((TaskEnded)message).TaskScheduledId); break;
            case TimerFired fired: _openTimers.Remove(fired.TimerId); break;
            default: break;
        }
    }

    private void EndEpisode(EpisodeEnded ended)
    {
        HistoryEvent[] seen = [.. _inbox.Take(ended.Consumed)];
        _inbox.RemoveRange(0, ended.Consumed);
        if (ended.Next is { } next)
        {
            StartOver(next, ended);
            return;
        }

        _history.Add(new OrchestratorStarted { Timestamp = ended.At });
        _history.AddRange(seen);
        foreach (HistoryEvent action in ended.Actions)
        {
            Record(action);
        }

        _history.Add(new OrchestratorCompleted { Timestamp = ended.At });
        UpdatedAt = ended.At;
        CustomStatus = ended.CustomStatus;
        if (!IsFinished)
        {
            Status = ended.Suspended ? OrchestrationRuntimeStatus.Suspended : OrchestrationRuntimeStatus.Running;
            Output = seen.Select(ReasonOf).LastOrDefault(reason => reason is not null) ?? Output;
        }
    }

    private static string? ReasonOf(HistoryEvent message) => message switch
    {
        ExecutionSuspended suspended => suspended.Reason,
        ExecutionResumed resumed => resumed.Reason,
        _ => null,
    };

    private void Record(HistoryEvent action)
    {
        _history.Add(action);
        switch (action)
        {
            case TaskScheduled task: _openActivities[task.EventId] = task; break;
            case TimerCreated timer: _openTimers[timer.EventId] = timer; break;
            case ExecutionCompleted end: Close(end.Status, end.Result, end.FailureDetails, end.Timestamp); break;
            default: break;
        }
    }

    private void StartOver(ExecutionStarted next, EpisodeEnded ended)
    {
        HistoryEvent[] left = [.. _inbox.Where(message => message is not (TaskEnded or TimerFired))];
        IReadOnlyList<HistoryEvent> carried = ended.Actions.OfType<ExecutionCompleted>().Single().CarriedOver ?? [];
        Reset(next, ended.At);
        Status = OrchestrationRuntimeStatus.Running;
        _inbox.AddRange([next, .. carried, .. left]);
    }

    private void Close(OrchestrationRuntimeStatus status, string? output, TaskFailureDetails? failure, DateTime at)
    {
        Status = status;
        Output = output;
        Failure = failure;
        UpdatedAt = at;
        CompletedAt = at;
        _inbox.Clear();
        _openActivities.Clear();
        _openTimers.Clear();
    }

    private void Restore(RunSnapshot run)
    {
        Reset(run.Started, run.UpdatedAt);
        CreatedAt = run.CreatedAt;
        CompletedAt = run.CompletedAt;
        CustomStatus = run.CustomStatus;
        Output = run.Output;
        Failure = run.Failure;
        foreach (HistoryEvent past in run.History)
        {
            Record(past);
            MarkEnded(past);
        }

        Status = run.Status;
        CompletedAt = run.CompletedAt;
        UpdatedAt = run.UpdatedAt;
        foreach (HistoryEvent message in run.Inbox)
        {
            Receive(message);
        }
    }
}
