using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;

namespace LocalHost.Functions.Timers;

/// <summary>Keeps a timer's status at azure-webjobs-hosts/timers/{host}/Host.Functions.{function}/status, as the platform does.</summary>
internal sealed class TimerStatusStore(BlobServiceClient blobs, string hostId, string function)
{
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient("azure-webjobs-hosts");

    private BlobClient Blob => _container.GetBlobClient($"timers/{hostId}/Host.Functions.{function}/status");

    internal async Task<TimerStatus?> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var found = await Blob.DownloadContentAsync(cancellation);
            return found.Value.Content.ToObjectFromJson<TimerStatus>();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
        catch (JsonException)
        {
            // As on the platform, an unreadable status counts as none and is written anew.
            return null;
        }
    }

    internal async Task WriteAsync(TimerStatus status, CancellationToken cancellation)
    {
        await _container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        await Blob.UploadAsync(BinaryData.FromObjectAsJson(status), overwrite: true, cancellation);
    }
}
