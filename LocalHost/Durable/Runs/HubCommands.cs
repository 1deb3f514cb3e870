using LocalHost.Durable.History;
using LocalHost.Durable.Journal;
using LocalHost.Durable.Replay;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Runs;

/// <summary>How a command to a run was answered.</summary>
internal enum CommandAnswer
{
    Accepted,
    Unknown,
    WrongState,
}

/// <summary>Steers runs. Guarantee: what returned is stored.</summary>
internal sealed class HubCommands(TaskHub hub, HubReader reader)
{
    public Task<CommandAnswer> RaiseEventAsync(string id, string name, string? payload) => SendAsync(
        id, _ => true, now => new EventRaised { Name = name, Input = WireText.RoundTrip(payload), Timestamp = now });

    public Task<CommandAnswer> SuspendAsync(string id, string? reason) => SendAsync(
        id,
        status => status != OrchestrationRuntimeStatus.Suspended,
        now => new ExecutionSuspended { Reason = reason, Timestamp = now });

    public Task<CommandAnswer> ResumeAsync(string id, string? reason) => SendAsync(
        id, _ => true, now => new ExecutionResumed { Reason = reason, Timestamp = now });

    public async Task<CommandAnswer> TerminateAsync(string id, string? output, bool recursive)
    {
        Task? closed = null;
        lock (hub.Runs.Gate)
        {
            if (hub.Runs.Find(id) is { IsTurning: false, State: { IsFinished: false, HasBegun: false, Started.Parent: null } })
            {
                closed = hub.PostAsync(new RunClosed { InstanceId = id, At = hub.Now, Output = output });
            }
        }

        if (closed is null)
        {
            return await SendAsync(
                id, _ => true, now => new ExecutionTerminated { Input = output, Recursive = recursive, Timestamp = now });
        }

        await closed;
        return CommandAnswer.Accepted;
    }

    private async Task<CommandAnswer> SendAsync(
        string id, Func<OrchestrationRuntimeStatus, bool> admits, Func<DateTime, HistoryEvent> message)
    {
        Task done;
        CommandAnswer answer;
        lock (hub.Runs.Gate)
        {
            Run? run = hub.Runs.Find(id);
            answer = run is null ? CommandAnswer.Unknown
                : !run.State.IsFinished && admits(run.State.Status) ? CommandAnswer.Accepted
                : CommandAnswer.WrongState;
            done = answer == CommandAnswer.Accepted
                ? hub.PostAsync(new MessageReceived { InstanceId = id, Message = message(hub.Now) })
                : hub.SettleAsync();
        }

        await done;
        return answer == CommandAnswer.Unknown && await reader.FindAsync(id) is not null ? CommandAnswer.WrongState : answer;
    }
}
