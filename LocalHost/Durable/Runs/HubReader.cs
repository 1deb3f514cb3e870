using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Runs;

/// <summary>Reads runs as they are stored: those in memory from there, older finished ones from the read model.</summary>
internal sealed class HubReader(TaskHub hub, TimeProvider time)
{
    private static readonly TimeSpan UnknownPoll = TimeSpan.FromSeconds(1);

    public Task<RunView?> FindAsync(string id)
    {
        lock (hub.Runs.Gate)
        {
            return Task.FromResult(hub.Runs.Find(id)?.View);
        }
    }

    /// <summary>The run whole, history included.</summary>
    public Task<RunSnapshot?> LoadAsync(string id)
    {
        lock (hub.Runs.Gate)
        {
            return Task.FromResult(hub.Runs.Find(id)?.State.Snapshot());
        }
    }

    /// <summary>Runs in the order of their ids, from after one id on.</summary>
    public Task<IReadOnlyList<RunView>> ListAsync(RunFilter filter, string? after, int most)
    {
        lock (hub.Runs.Gate)
        {
            return Task.FromResult<IReadOnlyList<RunView>>([.. hub.Runs.All
                .Select(run => run.View)
                .OfType<RunView>()
                .Where(view => filter.Admits(view) && (after is null || string.CompareOrdinal(view.InstanceId, after) > 0))
                .OrderBy(view => view.InstanceId, StringComparer.Ordinal)
                .Take(most)]);
        }
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
