using DurableTask.Core.Exceptions;
using LocalHost.Durable.History;
using LocalHost.Durable.Journal;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Runs;

/// <summary>What is done to finished runs: start again, go on from the last good state, delete.</summary>
internal sealed class HubRepairs(TaskHub hub, HubReader reader, HubStarts starts)
{
    private const int PurgePage = 200;

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

    /// <summary>Deletes a finished run, and with it its finished children when asked; gives how many.</summary>
    public async Task<(CommandAnswer Answer, int Deleted)> PurgeAsync(string id, bool recursive)
    {
        await hub.SettleAsync();
        if (await reader.LoadAsync(id) is not { } run)
        {
            return (CommandAnswer.Unknown, 0);
        }

        if (!run.Status.IsFinal())
        {
            return (CommandAnswer.WrongState, 0);
        }

        Task stored;
        lock (hub.Runs.Gate)
        {
            if (hub.Runs.Find(id) is { State.IsFinished: false })
            {
                return (CommandAnswer.WrongState, 0);
            }

            stored = hub.PostAsync(new RunPurged { InstanceId = id });
        }

        await stored;
        int deleted = 1;
        foreach (SubOrchestrationInstanceCreated child in recursive ? run.History.OfType<SubOrchestrationInstanceCreated>() : [])
        {
            deleted += (await PurgeAsync(child.InstanceId, recursive)).Deleted;
        }

        return (CommandAnswer.Accepted, deleted);
    }

    /// <summary>Deletes the finished runs that match, until none is left or the time is over.</summary>
    public async Task<(int Deleted, bool Complete)> PurgeAllAsync(
        RunFilter filter, bool recursive, DateTime? end, CancellationToken cancellation)
    {
        int deleted = 0;
        string? after = null;
        while (true)
        {
            IReadOnlyList<RunView> page = await reader.ListAsync(filter, after, PurgePage);
            foreach (RunView view in page.Where(view => view.Status.IsFinal()))
            {
                cancellation.ThrowIfCancellationRequested();
                if (hub.Now >= end)
                {
                    return (deleted, false);
                }

                deleted += (await PurgeAsync(view.InstanceId, recursive)).Deleted;
            }

            if (page.Count < PurgePage)
            {
                return (deleted, true);
            }

            after = page[^1].InstanceId;
        }
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
