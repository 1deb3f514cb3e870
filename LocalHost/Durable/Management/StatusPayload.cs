using System.Text.Json.Nodes;
using LocalHost.Durable.History;
using LocalHost.Durable.Runs;

namespace LocalHost.Durable.Management;

/// <summary>A run's status as the API tells it.</summary>
internal static class StatusPayload
{
    public static JsonObject Of(RunView view, bool showInput)
    {
        JsonObject payload = new() { ["name"] = view.Started.Name };
        if (view.Started.Version.Length > 0)
        {
            payload["version"] = view.Started.Version;
        }

        payload["instanceId"] = view.InstanceId;
        if (view.Started.Parent is { } parent)
        {
            payload["parentInstanceId"] = parent.InstanceId;
        }

        payload["runtimeStatus"] = view.Status.ToString();
        payload["input"] = showInput ? Answers.Embedded(view.Started.Input) : null;
        payload["customStatus"] = Answers.Embedded(view.CustomStatus);
        payload["output"] = Answers.Embedded(view.Output);
        payload["createdTime"] = Answers.Time(view.CreatedAt);
        payload["lastUpdatedTime"] = Answers.Time(view.UpdatedAt);
        return payload;
    }

    /// <summary>The history, shortened: each call is told by its end, the orchestrator's own turns are left out.</summary>
    public static JsonArray History(IReadOnlyList<HistoryEvent> history, bool showInput, bool showOutput)
    {
        Dictionary<int, HistoryEvent> calls = history
            .Where(item => item is TaskScheduled or SubOrchestrationInstanceCreated)
            .ToDictionary(item => item.EventId);
        HashSet<int> ended = [.. history.OfType<TaskEnded>().Select(item => item.TaskScheduledId)];
        JsonArray shown = [];
        foreach (HistoryEvent item in history)
        {
            bool told = item is OrchestratorStarted or OrchestratorCompleted
                || (item is TaskScheduled or SubOrchestrationInstanceCreated && ended.Contains(item.EventId));
            if (!told)
            {
                shown.Add(Line(item, calls, showInput, showOutput));
            }
        }

        return shown;
    }

    private static JsonObject Line(HistoryEvent item, Dictionary<int, HistoryEvent> calls, bool showInput, bool showOutput)
    {
        JsonObject line = new() { ["EventType"] = item.Kind };
        if (item is TaskEnded ended && calls.TryGetValue(ended.TaskScheduledId, out HistoryEvent? call))
        {
            EventFields.AddCall(line, call, showInput);
        }

        EventFields.Add(line, item, showInput, showOutput);
        line["Timestamp"] = item.Timestamp.ToString("o", System.Globalization.CultureInfo.InvariantCulture);
        return line;
    }
}
