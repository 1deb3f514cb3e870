using LocalHost.Durable.Hosting;
using LocalHost.Durable.Runs;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Client;

/// <summary>The client's calls that concern many runs.</summary>
internal static class ClientQueries
{
    public static AsyncPageable<OrchestrationMetadata> List(DurableHub hub, OrchestrationQuery query)
    {
        RunFilter wanted = new(query.CreatedFrom, query.CreatedTo, query.Statuses?.ToArray(), query.InstanceIdPrefix);
        return Pageable.Create<OrchestrationMetadata>(async (token, size, cancellation) =>
        {
            int most = size ?? query.PageSize;
            IReadOnlyList<RunView> views = await hub.Reader.ListAsync(wanted, token ?? query.ContinuationToken, most).WaitAsync(cancellation);
            return new Page<OrchestrationMetadata>(
                [.. views.Select(view => ClientAnswers.Metadata(hub, view, query.FetchInputsAndOutputs))],
                views.Count == most ? views[^1].InstanceId : null);
        });
    }

    public static async Task<PurgeResult> PurgeAsync(
        DurableHub hub, PurgeInstancesFilter filter, bool recursive, CancellationToken cancellation)
    {
        RunFilter wanted = new(filter.CreatedFrom, filter.CreatedTo, filter.Statuses?.ToArray(), null);
        DateTime? end = filter.Timeout is { } timeout ? hub.Now + timeout : null;
        (int deleted, bool complete) = await hub.Purges.PurgeAllAsync(wanted, recursive, end, cancellation);
        return new PurgeResult(deleted, complete);
    }
}
