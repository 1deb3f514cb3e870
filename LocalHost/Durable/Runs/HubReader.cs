using LocalHost.Durable.ReadModel;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Runs;

/// <summary>Reads runs as they are stored: those in memory from there, older finished ones from the read model.</summary>
internal sealed class HubReader(TaskHub hub, RunArchive archive, TimeProvider time)
{
    private static readonly StringComparer Order = StringComparer.Ordinal;
    private static readonly TimeSpan UnknownPoll = TimeSpan.FromSeconds(1);

    public async Task<RunView?> FindAsync(string id)
    {
        lock (hub.Runs.Gate)
        {
            if (hub.Runs.Find(id) is { } run)
            {
                return run.View;
            }
        }

        return await archive.FindAsync(id);
    }

    /// <summary>The run whole, history included.</summary>
    public async Task<RunSnapshot?> LoadAsync(string id)
    {
        lock (hub.Runs.Gate)
        {
            if (hub.Runs.Find(id) is { } run)
            {
                return run.State.Snapshot();
            }
        }

        return await archive.FindAsync(id);
    }

    /// <summary>Runs in the order of their keys, from after one id on.</summary>
    public async Task<IReadOnlyList<RunView>> ListAsync(RunFilter filter, string? after, int most)
    {
        string? afterKey = after is null ? null : StoredId.Of(after);
        HashSet<string> inMemory;
        List<RunView> found;
        lock (hub.Runs.Gate)
        {
            inMemory = [.. hub.Runs.All.Select(run => run.InstanceId)];
            found = [.. hub.Runs.All
                .Select(run => run.View)
                .OfType<RunView>()
                .Where(view => filter.Admits(view) && (afterKey is null || Order.Compare(StoredId.Of(view.InstanceId), afterKey) > 0))];
        }

        int archived = 0;
        await foreach (RunSnapshot run in archive.ListAsync(filter, after))
        {
            if (!inMemory.Contains(run.InstanceId))
            {
                found.Add(run);
                if (++archived == most)
                {
                    break;
                }
            }
        }

        return [.. found.OrderBy(view => StoredId.Of(view.InstanceId), Order).Take(most)];
    }

    public async Task<RunView> WaitAsync(string id, Func<OrchestrationRuntimeStatus, bool> reached, CancellationToken cancellation)
    {
        while (true)
        {
            Task? change;
            lock (hub.Runs.Gate)
            {
                Run? run = hub.Runs.Find(id);
                if (run?.View is { } view && reached(view.Status))
                {
                    return view;
                }

                change = run?.WatchAsync();
            }

            if (change is null && await FindAsync(id) is { } stored && reached(stored.Status))
            {
                return stored;
            }

            await (change ?? Task.Delay(UnknownPoll, time, cancellation)).WaitAsync(cancellation);
        }
    }
}

/// <summary>Which runs to list.</summary>
internal sealed record RunFilter(
    DateTimeOffset? CreatedFrom, DateTimeOffset? CreatedTo, IReadOnlyList<OrchestrationRuntimeStatus>? Statuses, string? IdPrefix)
{
    public bool Admits(RunView view) =>
        (CreatedFrom is not { } from || view.CreatedAt >= from.UtcDateTime)
        && (CreatedTo is not { } to || view.CreatedAt <= to.UtcDateTime)
        && (Statuses is not { Count: > 0 } statuses || statuses.Contains(view.Status))
        && (IdPrefix is null || view.InstanceId.StartsWith(IdPrefix, StringComparison.Ordinal));
}
