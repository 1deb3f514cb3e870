using LocalHost.Durable.Client;
using LocalHost.Durable.ReadModel;
using LocalHost.Durable.Replay;
using LocalHost.Durable.Runs;
using LocalHost.Storage;
using Microsoft.DurableTask;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalHost.Durable.Hosting;

/// <summary>The app's task hub over its storage account, from start to stop of the host.</summary>
internal sealed class DurableHub(
    DurableFunctions functions,
    HubSettings settings,
    WorkerConverter converter,
    FaultPoints faults,
    IConfiguration configuration,
    TimeProvider time,
    ILoggerFactory loggers,
    IHostApplicationLifetime lifetime) : IHostedService, IAsyncDisposable
{
    private readonly ILogger _logger = loggers.CreateLogger<DurableHub>();
    private OpenHub? _open;

    public HubSettings Settings => settings;

    public DataConverter Converter => converter;

    public HubCommands Commands => Open.Commands;

    public HubStarts Starts => Open.Starts;

    public HubReader Reader => Open.Reader;

    public HubRepairs Repairs => Open.Repairs;

    public HubPurges Purges => Open.Purges;

    public OrchestratorCode Code => new(
        functions.CallOrchestrator, converter, loggers, settings.DefaultVersion, settings.LongestTimer);

    public ILoggerFactory Loggers => loggers;

    public TimeProvider Time => time;

    public FaultPoints Faults => faults;

    public ReadModelWriter ReadModel => Open.ReadModel;

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    private OpenHub Open => _open ?? throw new InvalidOperationException("The task hub has not been started, or has been stopped.");

    /// <exception cref="ArgumentException">The app has no such orchestrator.</exception>
    public void RequireOrchestrator(string name)
    {
        if (!functions.HasOrchestrator(name))
        {
            throw new ArgumentException(
                $"The function '{name}' doesn't exist, is disabled, or is not an orchestrator function.", nameof(name));
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!functions.Any)
        {
            return;
        }

        StorageConnection storage = StorageConnection.Resolve(configuration);
        HubLock held = HubLock.Take(storage.Tables.Uri, settings.HubName);
        try
        {
            _open = await OpenHub.OpenAsync(held, storage, functions, this, cancellationToken);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_open is { } open)
        {
            await open.Hub.StopAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _open, null) is { } open)
        {
            await open.DisposeAsync();
        }
    }

    /// <summary>The journal can no longer be written: says so and stops the host.</summary>
    public void Lose(Exception failure)
    {
        DurableLog.HubLost(_logger, failure, settings.HubName);
        lifetime.StopApplication();
    }
}
