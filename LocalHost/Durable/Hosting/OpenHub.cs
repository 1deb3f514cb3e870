using Azure.Data.Tables;
using LocalHost.Durable.Journal;
using LocalHost.Durable.ReadModel;
using LocalHost.Durable.Runs;
using LocalHost.Storage;

namespace LocalHost.Durable.Hosting;

/// <summary>A started task hub with everything that works on it.</summary>
internal sealed record OpenHub(
    HubLock Held, TaskHub Hub, ReadModelWriter ReadModel, HubReader Reader, HubStarts Starts, HubCommands Commands, HubRepairs Repairs, HubPurges Purges) : IAsyncDisposable
{
    public static async Task<OpenHub> OpenAsync(
        HubLock held, StorageConnection storage, DurableFunctions functions, DurableHub host,
        CancellationToken cancellation)
    {
        HubSettings settings = host.Settings;
        JournalStore store = new(Table(storage, settings, "Journal"), settings.HubName, host.Faults, host.Time);
        TaskHub hub = new(
            store,
            host.Code,
            functions.CallActivityAsync,
            settings,
            host.Faults,
            host.Time,
            host.Lose);
        HistoryTable history = new(Table(storage, settings, "History"));
        RunArchive archive = new(Table(storage, settings, "Instances"), history, settings.HubName);
        await archive.CreateAsync(cancellation);
        ReadModelWriter readModel = new(
            hub,
            archive,
            new HistoryRows(history, archive, settings.FullHistories),
            new Compaction(hub, store, host.Faults),
            host.Faults,
            host.Time,
            host.Loggers.CreateLogger(typeof(ReadModelWriter).FullName!));
        foreach (string purged in await hub.StartAsync(cancellation))
        {
            await archive.DeleteAsync(purged);
        }

        readModel.Start();
        HubReader reader = new(hub, archive, host.Time);
        HubStarts starts = new(hub, reader);
        return new OpenHub(
            held, hub, readModel, reader, starts, new HubCommands(hub, reader), new HubRepairs(hub, reader, starts),
            new HubPurges(hub, reader, archive));
    }

    private static TableClient Table(StorageConnection storage, HubSettings settings, string part) =>
        storage.Tables.GetTableClient(settings.HubName + part);

    public async ValueTask DisposeAsync()
    {
        await ReadModel.DisposeAsync();
        await Hub.DisposeAsync();
        Held.Dispose();
    }
}
