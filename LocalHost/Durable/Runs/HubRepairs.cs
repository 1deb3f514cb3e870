using DurableTask.Core.Exceptions;
using LocalHost.Durable.History;
using LocalHost.Durable.Journal;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Runs;

/// <summary>What is done to finished runs: start again, or go on from the last good state.</summary>
internal sealed class HubRepairs(TaskHub hub, HubReader reader, HubStarts starts)
{
    /// <summary>Starts a run again with its first input; null when it is unknown.</summary>
    /// <exception cref="OrchestrationAlreadyExistsException">The id is kept and the run has not ended.</exception>
    public async Task<string?> RestartAsync(string id, string? newId, TaskVersion? version = null)
    {
        if (await reader.FindAsync(id) is not { } view)
        {
            return null;
        }

        ExecutionStarted started = view.Started;
        StartOrchestrationOptions options = new(newId ?? id)
        {
            Tags = started.Tags ?? System.Collections.Immutable.ImmutableDictionary<string, string>.Empty,
            Version = version ?? started.Version,
        };
        return await starts.StartAsync(started.Name, started.Input, options);
    }

    /// <summary>Lets a failed run, and its failed children, try again what failed.</summary>
    public async Task<CommandAnswer> RewindAsync(string id, string reason)
    {
        List<JournalRecord> records = [];
        CommandAnswer answer = await RewindAsync(id, reason, records);
        if (answer == CommandAnswer.Accepted)
        {
            Task stored;
            lock (hub.Runs.Gate)
            {
                stored = hub.PostAsync(records);
            }

            await stored;
        }

        return answer;
    }

    private async Task<CommandAnswer> RewindAsync(string id, string reason, List<JournalRecord> records)
    {
        if (await reader.LoadAsync(id) is not { } run)
        {
            return CommandAnswer.Unknown;
        }

        if (run.Status != OrchestrationRuntimeStatus.Failed)
        {
            return CommandAnswer.WrongState;
        }

        RewoundHistory rewound = RewoundHistory.Of(run.History, reason, hub.Now);
        records.Add(new RunRestored
        {
            InstanceId = id,
            Run = run with
            {
                History = rewound.Events,
                Inbox = [new GenericEvent { Data = reason, Timestamp = hub.Now }],
                Status = OrchestrationRuntimeStatus.Pending,
                UpdatedAt = hub.Now,
                CompletedAt = null,
                Output = null,
                Failure = null,
            },
        });
        foreach (SubOrchestrationInstanceCreated child in rewound.FailedChildren)
        {
            await RewindAsync(child.InstanceId, reason, records);
        }

        return CommandAnswer.Accepted;
    }
}
