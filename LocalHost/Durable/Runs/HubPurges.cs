using LocalHost.Durable.History;
using LocalHost.Durable.Journal;
using LocalHost.Durable.ReadModel;

namespace LocalHost.Durable.Runs;

/// <summary>Deletes finished runs, from the journal on down to the last row.</summary>
internal sealed class HubPurges(TaskHub hub, HubReader reader, RunArchive archive)
{
    private const int PurgePage = 200;

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
            hub.Runs.Deletions++;
        }

        await stored;
        await archive.DeleteAsync(id);
        lock (hub.Runs.Gate)
        {
            hub.Runs.Deletions--;
        }

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
}
