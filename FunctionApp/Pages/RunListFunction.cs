using System.Text.Json;
using FunctionApp.Audit;
using FunctionApp.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Pages;

/// <summary>Gives out lists of runs.</summary>
public sealed class RunListFunction(RunIndex index)
{
    /// <summary>Runs, newest first, page by page.</summary>
    /// <remarks>
    /// <para>Shape: <c>workflow</c>, <c>state</c>, <c>from</c>, <c>to</c> and <c>cursor</c> narrow it; each may be left out.</para>
    /// <para>Errors: AUD003 for a state, an instant or a cursor that cannot be read.</para>
    /// </remarks>
    [Function("Pages_RunList")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "runs")] HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (RunListQuery.Read(request.Query) is not { } query)
        {
            return Problem.Result(
                400,
                "AUD003",
                "This list does not exist",
                "state is one of the published states, from and to are ISO 8601 instants, cursor is the one of the last answer.");
        }

        RunPage page = await index.ListAsync(query, cancellation);
        return Results.Json(new { runs = page.Runs.Select(Line), page.Cursor }, HandshakeJson.Wire);
    }

    private static object Line(RunSummary run) => new
    {
        run.RunId,
        run.Workflow,
        run.ContractVersion,
        State = JsonNamingPolicy.SnakeCaseUpper.ConvertName(run.State.ToString()),
        run.WaitingFor,
        run.StartedUtc,
        run.ChangedUtc,
        Links = RunLinks.Of(run.RunId),
    };
}
