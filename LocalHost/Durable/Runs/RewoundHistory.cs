using LocalHost.Durable.History;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Runs;

/// <summary>A failed history in which the failed work never happened.</summary>
internal sealed record RewoundHistory(
    IReadOnlyList<HistoryEvent> Events, IReadOnlyList<SubOrchestrationInstanceCreated> FailedChildren)
{
    public static RewoundHistory Of(IReadOnlyList<HistoryEvent> history, string reason, DateTime now)
    {
        HashSet<int> failedTasks = [.. history.OfType<TaskFailed>().Select(failed => failed.TaskScheduledId)];
        HashSet<int> failedChildren = [.. history.OfType<SubOrchestrationInstanceFailed>().Select(failed => failed.TaskScheduledId)];
        List<HistoryEvent> events = [];
        foreach (HistoryEvent item in history)
        {
            bool undone = item switch
            {
                TaskFailed or SubOrchestrationInstanceFailed => true,
                ExecutionCompleted { Status: OrchestrationRuntimeStatus.Failed } => true,
                TaskScheduled task => failedTasks.Contains(task.EventId),
                _ => false,
            };
            events.Add(undone ? new GenericEvent { Data = $"Rewound: {item.Kind}. {reason}", Timestamp = now } : item);
        }

        return new(
            events,
            [.. history.OfType<SubOrchestrationInstanceCreated>().Where(child => failedChildren.Contains(child.EventId))]);
    }
}
