using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using FunctionApp.Handoffs;

namespace FunctionApp.Hosting;

/// <summary>Stores bytes once by name and gives them back only if they are still the same.</summary>
public sealed class BlobVault(BlobServiceClient blobs)
{
    private readonly RecentBlobs _recent = new();

    /// <summary>Stores bytes; storing other bytes under the same name replaces them, the reference tells which were meant.</summary>
    public async Task<BlobRef> PutAsync(
        string container, string name, ReadOnlyMemory<byte> bytes, string contentType, CancellationToken cancellation)
    {
        string sha256 = Sha256Of(bytes.Span);
        BlobClient blob = blobs.GetBlobContainerClient(container).GetBlobClient(name);
        await blob.UploadAsync(
            BinaryData.FromBytes(bytes),
            new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = contentType } },
            cancellation);
        _recent.Keep(sha256, bytes);
        return new BlobRef(container, name, sha256, bytes.Length);
    }

    /// <summary>Gives the bytes back.</summary>
    /// <exception cref="InvalidDataException">The bytes are gone or are not those that were stored.</exception>
    public async Task<ReadOnlyMemory<byte>> GetAsync(BlobRef blobRef, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(blobRef);
        BlobClient blob = blobs.GetBlobContainerClient(blobRef.Container).GetBlobClient(blobRef.Name);
        byte[] bytes;
        try
        {
            Response<BlobDownloadResult> answer = await blob.DownloadContentAsync(cancellation);
            bytes = answer.Value.Content.ToArray();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            throw new InvalidDataException($"{blobRef.Container}/{blobRef.Name} is gone", e);
        }

        return Sha256Of(bytes) == blobRef.Sha256
            ? bytes
            : throw new InvalidDataException($"{blobRef.Container}/{blobRef.Name} holds other bytes than were stored");
    }

    /// <summary>How many bytes are stored under a name; null when there are none.</summary>
    public async Task<long?> SizeAsync(string container, string name, CancellationToken cancellation)
    {
        BlobClient blob = blobs.GetBlobContainerClient(container).GetBlobClient(name);
        try
        {
            Response<BlobProperties> answer = await blob.GetPropertiesAsync(cancellationToken: cancellation);
            return answer.Value.ContentLength;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Deletes every blob whose name begins so; what is gone already does no harm.</summary>
    public async Task EraseAsync(string container, string prefix, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        _recent.Forget();
        BlobContainerClient folder = blobs.GetBlobContainerClient(container);
        await foreach (BlobItem blob in folder.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellation))
        {
            await folder.DeleteBlobIfExistsAsync(blob.Name, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellation);
        }
    }

    /// <summary>Gives back bytes that a run is still working with, without asking the storage when they were here a moment ago.</summary>
    /// <remarks><para>Guarantee: the bytes are those that the reference means, as their hash is. Another worker may have deleted them meanwhile.</para></remarks>
    public async Task<ReadOnlyMemory<byte>> RecallAsync(BlobRef blobRef, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(blobRef);
        if (_recent.Find(blobRef.Sha256) is { } kept)
        {
            return kept;
        }

        ReadOnlyMemory<byte> bytes = await GetAsync(blobRef, cancellation);
        _recent.Keep(blobRef.Sha256, bytes);
        return bytes;
    }

    /// <summary>SHA-256 as 64 lower-case hex digits.</summary>
    public static string Sha256Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
