using Azure;
using Microsoft.Extensions.Logging;

namespace LocalHost.Functions.Queues;

/// <summary>Keeps a message hidden while its function runs.</summary>
internal sealed class LeaseRenewal : IAsyncDisposable
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _ended = new();
    private readonly Task _renewing;

    internal LeaseRenewal(LeasedMessage message, TimeProvider time, ILogger logger)
    {
        _renewing = RenewAsync(message, time, logger, _ended.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ended.Dispose();
    }

    private static async Task RenewAsync(LeasedMessage message, TimeProvider time, ILogger logger, CancellationToken ended)
    {
        TimeSpan delay = QueueSettings.Lease / 2;
        while (true)
        {
            await Task.Delay(delay, time, ended);
            try
            {
                await message.HideAsync(QueueSettings.Lease);
                delay = QueueSettings.Lease / 2;
            }
            catch (RequestFailedException e)
            {
                HostLog.LeaseNotRenewed(logger, e, message.Message.MessageId);
                delay = RetryDelay;
            }
        }
    }
}
