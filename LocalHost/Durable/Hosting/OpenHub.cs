using Azure.Data.Tables;
using LocalHost.Durable.Client;
using LocalHost.Durable.Journal;
using LocalHost.Durable.Replay;
using LocalHost.Durable.Runs;
using LocalHost.Storage;

namespace LocalHost.Durable.Hosting;

/// <summary>A started task hub with everything that works on it.</summary>
internal sealed record OpenHub(
    HubLock Held, TaskHub Hub, HubReader Reader, HubStarts Starts, HubCommands Commands, HubRepairs Repairs) : IAsyncDisposable
{
    public static async Task<OpenHub> OpenAsync(
        HubLock held, StorageConnection storage, DurableFunctions functions, WorkerConverter converter, DurableHub host,
        CancellationToken cancellation)
    {
        HubSettings settings = host.Settings;
        TableClient table = storage.Tables.GetTableClient(settings.HubName + "Journal");
        TaskHub hub = new(
            new JournalStore(table, settings.HubName, host.Faults, host.Time),
            new OrchestratorCode(
                functions.CallOrchestrator, converter, host.Loggers, settings.DefaultVersion, settings.LongestTimer),
            functions.CallActivityAsync,
            settings,
            host.Faults,
            host.Time,
            host.Lose);
        await hub.StartAsync(cancellation);
        HubReader reader = new(hub, host.Time);
        HubStarts starts = new(hub, reader);
        return new OpenHub(held, hub, reader, starts, new HubCommands(hub, reader), new HubRepairs(hub, reader, starts));
    }

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        Held.Dispose();
    }
}
