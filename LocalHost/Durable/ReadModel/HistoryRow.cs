using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using LocalHost.Durable.History;
using LocalHost.Durable.Runs;

namespace LocalHost.Durable.ReadModel;

/// <summary>History events as rows in the platform's layout.</summary>
internal static class HistoryRow
{
    public const string Sentinel = "sentinel";

    public static string KeyOf(int number) => number.ToString("X16", CultureInfo.InvariantCulture);

    public static TableEntity MakeSentinel(RunView run) => new(StoredId.Of(run.InstanceId), Sentinel)
    {
        ["ExecutionId"] = run.Started.ExecutionId,
        ["IsCheckpointComplete"] = true,
        ["CheckpointCompletedTimestamp"] = run.UpdatedAt,
    };

    public static TableEntity Make(RunView run, int number, HistoryEvent item)
    {
        TableEntity row = new(StoredId.Of(run.InstanceId), KeyOf(number))
        {
            ["ExecutionId"] = run.Started.ExecutionId,
            ["EventId"] = item.EventId,
            ["EventType"] = item.Kind,
            ["IsPlayed"] = true,
            ["_Timestamp"] = item.Timestamp,
        };
        Fill(row, item);
        return row;
    }

    private static void Fill(TableEntity row, HistoryEvent item)
    {
        switch (item)
        {
            case ExecutionStarted started:
                Call(row, started.Name, started.Version, started.Input);
                row["Generation"] = started.Generation;
                row["OrchestrationInstance"] = JsonSerializer.Serialize(new { started.InstanceId, started.ExecutionId });
                Json(row, "ParentInstance", started.Parent);
                Json(row, "Tags", started.Tags);
                break;
            case TaskScheduled task: Call(row, task.Name, task.Version, task.Input); break;
            case SubOrchestrationInstanceCreated child:
                Call(row, child.Name, child.Version, child.Input);
                row["InstanceId"] = child.InstanceId;
                break;
            case TaskEnded ended: End(row, ended); break;
            case ExecutionCompleted end:
                row["OrchestrationStatus"] = end.Status.ToString();
                InstanceRow.AddText(row, "Result", end.Result);
                Json(row, "FailureDetails", end.FailureDetails);
                break;
            default: FillSignal(row, item); break;
        }
    }

    private static void FillSignal(TableEntity row, HistoryEvent item)
    {
        switch (item)
        {
            case TimerCreated timer: row["FireAt"] = timer.FireAt; break;
            case TimerFired timer:
                row["FireAt"] = timer.FireAt;
                row["TimerId"] = timer.TimerId;
                break;
            case EventRaised raised:
                row["Name"] = raised.Name;
                InstanceRow.AddText(row, "Input", raised.Input);
                break;
            case EventSent sent:
                row["Name"] = sent.Name;
                row["InstanceId"] = sent.InstanceId;
                InstanceRow.AddText(row, "Input", sent.Input);
                break;
            case ExecutionTerminated terminated: InstanceRow.AddText(row, "Input", terminated.Input); break;
            case ExecutionSuspended suspended: InstanceRow.AddText(row, "Reason", suspended.Reason); break;
            case ExecutionResumed resumed: InstanceRow.AddText(row, "Reason", resumed.Reason); break;
            case GenericEvent generic: InstanceRow.AddText(row, "Data", generic.Data); break;
            default: break;
        }
    }

    private static void End(TableEntity row, TaskEnded ended)
    {
        row["TaskScheduledId"] = ended.TaskScheduledId;
        switch (ended)
        {
            case TaskCompleted done: InstanceRow.AddText(row, "Result", done.Result); break;
            case SubOrchestrationInstanceCompleted done: InstanceRow.AddText(row, "Result", done.Result); break;
            case TaskFailed failed:
                InstanceRow.AddText(row, "Reason", failed.Reason);
                Json(row, "FailureDetails", failed.FailureDetails);
                break;
            case SubOrchestrationInstanceFailed failed:
                InstanceRow.AddText(row, "Reason", failed.Reason);
                Json(row, "FailureDetails", failed.FailureDetails);
                break;
            default: break;
        }
    }

    private static void Call(TableEntity row, string name, string version, string? input)
    {
        row["Name"] = name;
        row["Version"] = version;
        InstanceRow.AddText(row, "Input", input);
    }

    private static void Json(TableEntity row, string column, object? value)
    {
        if (value is not null)
        {
            InstanceRow.AddText(row, column, JsonSerializer.Serialize(value, value.GetType()));
        }
    }
}
