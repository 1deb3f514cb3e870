using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Catalog;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Pages.Api;

/// <summary>Whether the house can work, for probes that may know nothing else of it.</summary>
public sealed class HealthFunction(
    TableServiceClient tables, QueueServiceClient queues, BlobServiceClient blobs, ContractCatalog catalog)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>200 when storage answers and every workflow has a version that may run, else 503; counts only, no names.</summary>
    [Function("Pages_Health")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        bool storage = await StorageAnswersAsync(cancellation);
        IReadOnlyList<CheckedVersion>[] versions = [.. catalog.Workflows.Select(catalog.Versions)];
        Health health = new(
            storage && versions.All(w => w.Any(v => v.MayActivate)) ? "ok" : "degraded",
            storage ? "reachable" : "unreachable",
            new(versions.Length, versions.Count(w => w.Any(v => v.MayActivate))),
            new(versions.Sum(w => w.Count), versions.Sum(w => w.Count(v => v.MayActivate))));
        return Results.Json(health, HandshakeJson.Wire, statusCode: health.Status == "ok" ? 200 : 503);
    }

    private async Task<bool> StorageAnswersAsync(CancellationToken cancellation)
    {
        using CancellationTokenSource soon = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        soon.CancelAfter(Patience);
        try
        {
            await Task.WhenAll(
                tables.GetTableClient(StorageNames.IntakeKeys).GetEntityIfExistsAsync<TableEntity>("~health", "~", cancellationToken: soon.Token),
                queues.GetQueueClient(StorageNames.WorkflowRequests).ExistsAsync(soon.Token),
                blobs.GetBlobContainerClient(StorageNames.IntakePayloads).ExistsAsync(soon.Token));
            return true;
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or OperationCanceledException
            && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}

/// <summary>What a probe is told.</summary>
/// <remarks>
/// <para>Shape: <paramref name="Status"/> is <c>ok</c> or <c>degraded</c>; of workflows those that have a version which may run, of
/// versions those whose line in <c>checks.lock</c> fits.</para>
/// </remarks>
public sealed record Health(string Status, string Storage, HealthCount Workflows, HealthCount Checks);

/// <summary>How many there are, and how many of them are as they should be.</summary>
public sealed record HealthCount(int All, int Passed);
