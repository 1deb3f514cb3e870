using LocalHost.Durable.Client;
using LocalHost.Durable.Hosting;
using LocalHost.Durable.Replay;
using LocalHost.Durable.Runs;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LocalHost;

/// <summary>Reaches the task hub of a host from outside its functions, as tests, benches and tools do.</summary>
public static class DurableHostExtensions
{
    /// <summary>The client that [DurableClient] parameters receive.</summary>
    /// <remarks>Errors: the client's calls throw until the host has started.</remarks>
    public static DurableTaskClient GetDurableTaskClient(this IHost host) => Hub<LocalDurableTaskClient>(host);

    /// <summary>Waits until the tables that tools read show all that is stored.</summary>
    public static Task CatchUpReadModelAsync(this IHost host) => Hub<DurableHub>(host).ReadModel.CatchUpAsync();

    /// <summary>A run's history as JSON, to be kept as a file and replayed; null when there is no such run.</summary>
    public static async Task<string?> ExportHistoryAsync(this IHost host, string instanceId) =>
        await Hub<DurableHub>(host).Reader.LoadAsync(instanceId) is { } run ? RecordedHistory.Write(run) : null;

    /// <summary>Replays an exported history against the app's code; null when they agree, else the first difference.</summary>
    /// <remarks>Guarantee: needs no storage and no started host; runs no activity.</remarks>
    public static string? ReplayHistory(this IHost host, string history)
    {
        RunSnapshot run = RecordedHistory.Read(history);
        return RecordedHistory.FindDivergence(run, Hub<DurableHub>(host).Code);
    }

    private static T Hub<T>(IHost host)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Services.GetRequiredService<T>();
    }
}
