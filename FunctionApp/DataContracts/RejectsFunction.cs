using System.Text.Json;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.DataContracts;

/// <summary>The reject queue over HTTP: list and look.</summary>
public sealed class RejectsFunction(RejectStore rejects, ContractCatalog catalog, BlobVault vault)
{
    private const int PageSize = 50;

    /// <summary>The newest rejects of a workflow, or of all.</summary>
    [Function("DataContracts_ListRejects")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "rejects")] HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        string? cursor = request.Query["cursor"] is [{ Length: > 0 } start] ? start : null;
        if (request.Query["workflow"] is [{ Length: > 0 } workflow])
        {
            RejectPage page = await rejects.ListAsync(workflow, cursor, PageSize, cancellation);
            return Json(new { rejects = page.Rejects, cursor = page.Cursor });
        }

        RejectPage[] pages = await Task.WhenAll(
            catalog.Workflows.Append(StorageNames.WorkflowRequests).Select(w => rejects.ListAsync(w, null, PageSize, cancellation)));
        IEnumerable<KeptReject> newest = pages.SelectMany(p => p.Rejects).OrderByDescending(r => r.Reject.RejectedUtc);
        return Json(new { rejects = newest.Take(PageSize).ToList() });
    }

    /// <summary>One reject with the item as it was sent.</summary>
    [Function("DataContracts_GetReject")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "rejects/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await rejects.FindAsync(id, cancellation) is not { } kept)
        {
            return ResubmitFunction.NoSuchReject();
        }

        return Json(RejectedItem.Show(kept, await vault.GetAsync(kept.Reject.Payload, cancellation)));
    }

    private static IResult Json(object body) => Results.Text(JsonSerializer.Serialize(body, HandshakeJson.Wire), "application/json");
}
