using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalHost.Durable.History;
using Microsoft.DurableTask;

namespace LocalHost.Durable.Management;

/// <summary>The fields of a history line, by kind.</summary>
internal static class EventFields
{
    public static void AddCall(JsonObject line, HistoryEvent call, bool showInput)
    {
        line["ScheduledTime"] = Time(call.Timestamp);
        (string name, string? input, string? instance) = call switch
        {
            TaskScheduled task => (task.Name, task.Input, null),
            SubOrchestrationInstanceCreated child => (child.Name, child.Input, child.InstanceId),
            _ => throw new ArgumentException($"{call.Kind} is no call.", nameof(call)),
        };
        line["FunctionName"] = name;
        AddInput(line, input, showInput);
        if (instance is not null)
        {
            line["InstanceId"] = instance;
        }
    }

    public static void Add(JsonObject line, HistoryEvent item, bool showInput, bool showOutput)
    {
        switch (item)
        {
            case ExecutionStarted started:
                line["FunctionName"] = started.Name;
                AddInput(line, started.Input, showInput);
                break;
            case ExecutionCompleted end:
                line["OrchestrationStatus"] = end.Status.ToString();
                AddResult(line, end.Result, showOutput);
                AddFailure(line, end.FailureDetails);
                break;
            case TaskScheduled or SubOrchestrationInstanceCreated: AddCall(line, item, showInput); break;
            case TaskCompleted done: AddResult(line, done.Result, showOutput); break;
            case SubOrchestrationInstanceCompleted done: AddResult(line, done.Result, showOutput); break;
            case TaskFailed failed: AddReason(line, failed.Reason, failed.FailureDetails); break;
            case SubOrchestrationInstanceFailed failed: AddReason(line, failed.Reason, failed.FailureDetails); break;
            default: AddSignal(line, item, showInput); break;
        }
    }

    private static void AddSignal(JsonObject line, HistoryEvent item, bool showInput)
    {
        switch (item)
        {
            case TimerCreated timer:
                line["FireAt"] = Time(timer.FireAt);
                line["EventId"] = timer.EventId;
                break;
            case TimerFired timer:
                line["FireAt"] = Time(timer.FireAt);
                line["TimerId"] = timer.TimerId;
                break;
            case EventRaised raised:
                line["Name"] = raised.Name;
                AddInput(line, raised.Input, showInput);
                break;
            case EventSent sent:
                line["Name"] = sent.Name;
                line["InstanceId"] = sent.InstanceId;
                AddInput(line, sent.Input, showInput);
                break;
            case ExecutionTerminated terminated: line["Input"] = Answers.Embedded(terminated.Input); break;
            case ExecutionSuspended suspended: line["Reason"] = suspended.Reason; break;
            case ExecutionResumed resumed: line["Reason"] = resumed.Reason; break;
            case GenericEvent generic: line["Data"] = generic.Data; break;
            default: break;
        }
    }

    private static void AddReason(JsonObject line, string reason, TaskFailureDetails failure)
    {
        line["Reason"] = reason;
        AddFailure(line, failure);
    }

    private static void AddFailure(JsonObject line, TaskFailureDetails? failure)
    {
        if (failure is not null)
        {
            line["FailureDetails"] = JsonSerializer.SerializeToNode(failure);
        }
    }

    private static void AddInput(JsonObject line, string? input, bool show)
    {
        if (show)
        {
            line["Input"] = Answers.Embedded(input);
        }
    }

    private static void AddResult(JsonObject line, string? result, bool show)
    {
        if (show)
        {
            line["Result"] = Answers.Embedded(result);
        }
    }

    private static string Time(DateTime utc) => utc.ToString("o", CultureInfo.InvariantCulture);
}
