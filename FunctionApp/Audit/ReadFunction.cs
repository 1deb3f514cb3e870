using FunctionApp.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Audit;

/// <summary>Gives out a run's audit chain so that anyone can verify it elsewhere.</summary>
public sealed class ReadFunction(AuditTrail trail)
{
    /// <summary>The entries of a run with the chain's end and what a check of them says.</summary>
    /// <remarks><para>Errors: AUD002 for a run that is not on the record.</para></remarks>
    [Function("Audit_Read")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "runs/{runId}/audit")] HttpRequest request,
        string runId,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        AuditExtract chain = await trail.ReadAsync(runId, cancellation);
        return chain.Entries.Count == 0 && chain.Head is null
            ? Problem.Result(404, "AUD002", "No such run", $"There is no audit chain of a run '{runId}'.")
            : Results.Text(ChainExport.Json(runId, chain), "application/json");
    }
}
