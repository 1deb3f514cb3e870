using System.Text.Json;
using System.Text.Json.Serialization;
using FunctionApp.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Pages.RunDocuments;

/// <summary>Gives out run documents.</summary>
public sealed class RunDocumentFunction(RunDocumentReader reader)
{
    // Every key is always there: whoever reads the document need not tell missing from null.
    private static readonly JsonSerializerOptions Whole =
        new(HandshakeJson.Wire) { DefaultIgnoreCondition = JsonIgnoreCondition.Never, WriteIndented = true };

    /// <summary>Everything there is to know of one run.</summary>
    /// <remarks><para>Errors: AUD004 for a run that is not known.</para></remarks>
    [Function("Pages_RunDocument")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "runs/{runId}")] HttpRequest request,
        string runId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        RunSources? run = await reader.FindAsync(runId, client, cancellation);
        return run is not null
            ? Results.Json(RunDocumentFold.Of(run), Whole)
            : Problem.Result(404, "AUD004", "No such run", $"There is no run '{runId}'.");
    }
}
