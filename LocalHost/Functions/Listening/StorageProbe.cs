using Azure;
using LocalHost.Storage;

namespace LocalHost.Functions.Listening;

/// <summary>Asks the storage account for a sign of life before anything starts.</summary>
internal static class StorageProbe
{
    internal static async Task RequireAnswerAsync(StorageConnection storage, CancellationToken cancellation)
    {
        Uri address = storage.Queues().Uri;
        try
        {
            await storage.Queues().GetPropertiesAsync(cancellation);
        }
        catch (Exception e) when (e is AggregateException or RequestFailedException { Status: 0 })
        {
            throw new LocalHostStartException(
                $"The storage account at {address.GetLeftPart(UriPartial.Authority)} does not answer: start Azurite, "
                + $"or correct the setting {StorageConnection.DefaultSetting}.",
                e);
        }
    }
}
