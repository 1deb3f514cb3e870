using LocalHost.Durable.History;
using LocalHost.Durable.Journal;
using LocalHost.Durable.Replay;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Runs;

/// <summary>Turns an episode's actions into one frame: the run's own record and the messages to other runs, all or nothing.</summary>
internal sealed class Outcomes(RunTable runs, Action<ActivityWork> runActivity, Action<Due, DateTime> wait)
{
    /// <summary>Stores an episode and gives the other runs it touched; call it under the gate.</summary>
    public IReadOnlyList<Run> Store(Run run, Episode episode, int consumed, DateTime now)
    {
        if (run.State.IsFinished || (consumed == 0 && episode.Actions.Count == 0))
        {
            return [];
        }

        ExecutionStarted started = run.State.Started;
        ExecutionCompleted? end = episode.Actions.OfType<ExecutionCompleted>().LastOrDefault();
        EpisodeEnded ended = new()
        {
            InstanceId = run.InstanceId,
            At = now,
            Consumed = consumed,
            Actions = episode.Actions,
            CustomStatus = episode.CustomStatus,
            Suspended = episode.IsSuspended,
            Next = end is { Status: not (OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated) }
                ? Continue(started, end, now)
                : null,
        };
        IReadOnlyList<JournalRecord> sent = [.. Messages(run, episode, now)];
        List<JournalRecord> records = [ended, .. sent];
        if (end is not null && ended.Next is null)
        {
            records.AddRange(Ends(run, end, now));
        }

        runs.Commit(records, () => Release(run.InstanceId, started, episode));
        return [.. records.Skip(1).Select(record => record.InstanceId).Distinct().Select(runs.Find).OfType<Run>()];
    }

    private static ExecutionStarted Continue(ExecutionStarted started, ExecutionCompleted end, DateTime now) => started with
    {
        ExecutionId = Guid.NewGuid().ToString("N"),
        Input = end.Result,
        Version = end.NewVersion ?? started.Version,
        Timestamp = now,
        ScheduledStartTime = null,
    };

    private IEnumerable<JournalRecord> Messages(Run run, Episode episode, DateTime now)
    {
        foreach (HistoryEvent action in episode.Actions)
        {
            switch (action)
            {
                case SubOrchestrationInstanceCreated child:
                    yield return StartChild(run, child, now);
                    break;
                case EventSent sent when sent.InstanceId == run.InstanceId || runs.Find(sent.InstanceId) is { State.IsFinished: false }:
                    yield return new MessageReceived
                    {
                        InstanceId = sent.InstanceId,
                        Message = new EventRaised { Name = sent.Name, Input = WireText.RoundTrip(sent.Input), Timestamp = now },
                    };
                    break;
                default:
                    break;
            }
        }
    }

    private JournalRecord StartChild(Run parent, SubOrchestrationInstanceCreated child, DateTime now)
    {
        if (runs.Find(child.InstanceId) is { State.IsFinished: false })
        {
            const string reason = "An orchestration with the same instance id is already running.";
            return new MessageReceived
            {
                InstanceId = parent.InstanceId,
                Message = new SubOrchestrationInstanceFailed
                {
                    TaskScheduledId = child.EventId,
                    Timestamp = now,
                    Reason = reason,
                    FailureDetails = new TaskFailureDetails(
                        "DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException", reason, null, null, null),
                },
            };
        }

        ExecutionStarted caller = parent.State.Started;
        return new RunStarted
        {
            InstanceId = child.InstanceId,
            At = now,
            Started = new ExecutionStarted
            {
                InstanceId = child.InstanceId,
                ExecutionId = Guid.NewGuid().ToString("N"),
                Name = child.Name,
                Version = child.Version,
                Input = WireText.RoundTrip(child.Input),
                Tags = child.Tags,
                Timestamp = now,
                Parent = new ParentLink(caller.Name, caller.InstanceId, caller.ExecutionId, child.EventId),
                Generation = (runs.Find(child.InstanceId)?.State.Started.Generation ?? -1) + 1,
            },
        };
    }

    private IEnumerable<JournalRecord> Ends(Run run, ExecutionCompleted end, DateTime now)
    {
        if (run.State.Started.Parent is { } link && runs.Find(link.InstanceId) is { } parent && parent.Awaits(link))
        {
            yield return new MessageReceived { InstanceId = link.InstanceId, Message = ToParent(run, end, link, now) };
        }

        if (end.Status == OrchestrationRuntimeStatus.Terminated
            && run.State.Inbox.OfType<ExecutionTerminated>().Any(message => message.Recursive))
        {
            foreach (Run child in runs.ChildrenOf(run))
            {
                yield return new MessageReceived
                {
                    InstanceId = child.InstanceId,
                    Message = new ExecutionTerminated { Input = end.Result, Recursive = true, Timestamp = now },
                };
            }
        }
    }

    private static TaskEnded ToParent(Run run, ExecutionCompleted end, ParentLink link, DateTime now) =>
        end.Status == OrchestrationRuntimeStatus.Completed
            ? new SubOrchestrationInstanceCompleted { TaskScheduledId = link.TaskScheduledId, Result = end.Result, Timestamp = now }
            : new SubOrchestrationInstanceFailed
            {
                TaskScheduledId = link.TaskScheduledId,
                Timestamp = now,
                Reason = $"Sub-orchestration '{run.State.Started.Name}' ended as {end.Status}.",
                FailureDetails = end.FailureDetails ?? new TaskFailureDetails(
                    "DurableTask.Core.Exceptions.OrchestrationException", $"The sub-orchestration was {end.Status}.", null, null, null),
            };

    // only now is it stored: activities may act and timers may fire
    private void Release(string instanceId, ExecutionStarted started, Episode episode)
    {
        foreach (HistoryEvent action in episode.Actions)
        {
            switch (action)
            {
                case TaskScheduled task:
                    runActivity(new ActivityWork(instanceId, started.ExecutionId, task));
                    break;
                case TimerCreated timer:
                    wait(new Due(instanceId, started.ExecutionId, timer), timer.FireAt);
                    break;
                default:
                    break;
            }
        }
    }
}
