using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.WorkflowContracts;

/// <summary>The stored bundles, by the hash of their content.</summary>
internal sealed class ContractBundles(BlobServiceClient blobs)
{
    public async Task StoreAsync(string sha256, ContractBundle bundle, CancellationToken cancellation)
    {
        try
        {
            await Blob(sha256).UploadAsync(
                BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(bundle, HandshakeJson.Wire)),
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                cancellation);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // The name is the hash of the content, so what is there is the same; reading checks it.
        }
    }

    public async Task<ContractBundle> FetchAsync(ContractPin pin, CancellationToken cancellation)
    {
        try
        {
            Response<BlobDownloadResult> answer = await Blob(pin.Sha256).DownloadContentAsync(cancellation);
            return answer.Value.Content.ToObjectFromJson<ContractBundle>(HandshakeJson.Wire)!;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            throw new InvalidDataException($"contract {pin.ContractId} {pin.Version} ({pin.Sha256}) was never activated here", e);
        }
    }

    private BlobClient Blob(string sha256) => blobs.GetBlobContainerClient(StorageNames.Contracts).GetBlobClient(sha256);
}
