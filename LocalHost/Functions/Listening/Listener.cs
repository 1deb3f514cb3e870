using Microsoft.Extensions.Logging;

namespace LocalHost.Functions.Listening;

/// <summary>Starts one function whenever its trigger says so.</summary>
internal abstract class Listener(string function, ILogger logger) : IDisposable
{
    private static readonly TimeSpan LastGrace = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private Task _listening = Task.CompletedTask;

    /// <summary>Tells what runs that it must end at once.</summary>
    protected CancellationToken Abort => _abort.Token;

    /// <summary>Begins to listen; returns at once.</summary>
    internal void Start() => _listening = Task.Run(() => ListenUntilStoppedAsync(_stop.Token));

    /// <summary>Takes up nothing new and waits for what runs; when the token fires, what runs is told to end, and left if it does not.</summary>
    internal async Task StopAsync(CancellationToken hurry)
    {
        await _stop.CancelAsync();
        try
        {
            await _listening.WaitAsync(hurry);
        }
        catch (OperationCanceledException) when (hurry.IsCancellationRequested)
        {
            await _abort.CancelAsync();
            await Task.WhenAny(_listening, Task.Delay(LastGrace, CancellationToken.None));
        }
    }

    public void Dispose()
    {
        _stop.Dispose();
        _abort.Dispose();
    }

    /// <summary>Listens until the token fires, and returns or throws once nothing runs any more.</summary>
    protected abstract Task ListenAsync(CancellationToken stop);

    private async Task ListenUntilStoppedAsync(CancellationToken stop)
    {
        try
        {
            await ListenAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop.
        }
#pragma warning disable CA1031 // Nobody waits for a listener before the host stops, so what breaks it must be said here.
        catch (Exception e)
#pragma warning restore CA1031
        {
            HostLog.ListenerBroke(logger, e, function);
        }
    }
}
