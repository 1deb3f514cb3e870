using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using FunctionApp.Hosting;

namespace FunctionApp.Intake.Documents;

/// <summary>The container <c>drop</c>: one folder per door, and beside them <c>done</c> and <c>rejected</c>.</summary>
internal sealed class DropContainer(BlobServiceClient blobs)
{
    private const int MostAtOnce = 100;
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.Drop);

    /// <summary>The files that lie directly in a folder, by name.</summary>
    internal async Task<IReadOnlyList<BlobItem>> ListAsync(string folder, CancellationToken cancellation)
    {
        List<BlobItem> found = [];
        await foreach (BlobHierarchyItem item in _container.GetBlobsByHierarchyAsync(
            BlobTraits.None, BlobStates.None, "/", folder + "/", cancellation))
        {
            if (item.IsBlob)
            {
                found.Add(item.Blob);
            }

            if (found.Count == MostAtOnce)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>The bytes of that state of the file; null when it was changed or taken away meanwhile.</summary>
    internal async Task<ReadOnlyMemory<byte>?> ReadAsync(BlobItem file, CancellationToken cancellation)
    {
        try
        {
            Response<BlobDownloadResult> answer = await _container.GetBlobClient(file.Name).DownloadContentAsync(
                new BlobDownloadOptions { Conditions = new() { IfMatch = file.Properties.ETag } }, cancellation);
            return answer.Value.Content.ToMemory();
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Lays the file under another name; the first one goes only when the other is there and it is still the same.</summary>
    internal async Task MoveAsync(BlobItem file, string to, CancellationToken cancellation)
    {
        BlobClient from = _container.GetBlobClient(file.Name);
        BlobRequestConditions same = new() { IfMatch = file.Properties.ETag };
        BlobUploadOptions options = new() { HttpHeaders = new() { ContentType = file.Properties.ContentType } };
        try
        {
            await using Stream bytes = await from.OpenReadAsync(new BlobOpenReadOptions(false) { Conditions = same }, cancellation);
            await _container.GetBlobClient(to).UploadAsync(bytes, options, cancellation);
            await from.DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots, same, cancellation);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Somebody moved it or laid another file of this name: that one is the next to be taken.
            return;
        }
    }
}
