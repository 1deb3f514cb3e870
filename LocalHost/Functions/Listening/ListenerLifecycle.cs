using LocalHost.Functions.Queues;
using LocalHost.Functions.Timers;
using LocalHost.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace LocalHost.Functions.Listening;

/// <summary>Starts the listeners after everything else and stops them before.</summary>
internal sealed class ListenerLifecycle : IHostedLifecycleService, IDisposable
{
    private readonly IConfiguration _configuration;
    private readonly List<Listener> _listeners;

    public ListenerLifecycle(
        FunctionCatalog catalog, AppSettings settings, IConfiguration configuration, QueueListeners queues, TimerListeners timers)
    {
        _configuration = configuration;
        FunctionEntry[] enabled = [.. catalog.All.Where(f => !settings.IsDisabled(f.Name))];
        _listeners =
        [
            .. enabled.Where(f => f.Kind == TriggerKind.Queue).Select(queues.Create),
            .. enabled.Where(f => f.Kind == TriggerKind.Timer).Select(timers.Create),
        ];
    }

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (_listeners.Count > 0)
        {
            await StorageProbe.RequireAnswerAsync(StorageConnection.Resolve(_configuration), cancellationToken);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _listeners.ForEach(listener => listener.Start());
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_listeners.Select(listener => listener.StopAsync(cancellationToken)));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _listeners.ForEach(listener => listener.Dispose());
}
