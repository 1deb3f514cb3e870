using Azure;
using Azure.Storage.Queues;
using LocalHost.Storage;

namespace LocalHost.Functions.Listening;

/// <summary>Asks the storage account for a sign of life before anything starts.</summary>
internal static class StorageProbe
{
    // The clients' own patience is for a running app; somebody who starts one wants the answer now.
    private static readonly TimeSpan SecondTry = TimeSpan.FromMilliseconds(300);

    internal static async Task RequireAnswerAsync(StorageConnection storage, CancellationToken cancellation)
    {
        QueueServiceClient queues = new(
            storage.ConnectionString,
            new QueueClientOptions(QueueClientOptions.ServiceVersion.V2020_12_06) { Retry = { MaxRetries = 1, Delay = SecondTry } });
        try
        {
            await queues.GetPropertiesAsync(cancellation);
        }
        catch (Exception e) when (e is AggregateException or RequestFailedException { Status: 0 })
        {
            throw new LocalHostStartException(
                $"The storage account at {queues.Uri.GetLeftPart(UriPartial.Authority)} does not answer: start Azurite, "
                + $"or correct the setting {StorageConnection.DefaultSetting}.",
                e);
        }
    }
}
