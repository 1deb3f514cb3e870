using System.Globalization;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Kpis;

/// <summary>Takes business outcomes of runs, told when they are known.</summary>
public sealed class OutcomeFunction(AuditTrail trail, KpiStore store)
{
    /// <summary>Records an outcome: <c>{kind, value?, at}</c>.</summary>
    /// <remarks>
    /// <para>Guarantee: put on the run's record and into the numbers; telling the same again changes nothing.</para>
    /// <para>Errors: KPI002 for another body, KPI003 for a run that is not on the record.</para>
    /// </remarks>
    [Function("Kpis_Outcome")]
    public async Task<IResult> TellAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "runs/{runId}/outcomes")] HttpRequest request,
        string runId,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await BodyAsync(request, cancellation) is not { } told)
        {
            return Problem.Result(
                400,
                "KPI002",
                "This is no outcome",
                "A JSON object with kind (lower-case words, such as converted), at (an ISO 8601 instant) and, if it has one, value (a number).");
        }

        if (await trail.PinOfAsync(runId, cancellation) is not { } contract)
        {
            return Problem.Result(404, "KPI003", "No such run", $"There is no run '{runId}' on the record.");
        }

        RunOutcomeReport outcome = told.Of(runId);
        await trail.AppendAsync(runId, $"outcome|{outcome.Id}", [Event(outcome)], cancellation);
        await store.WriteAsync(contract.ContractId, outcome, cancellation);
        return Results.Json(outcome, HandshakeJson.Wire, statusCode: StatusCodes.Status202Accepted);
    }

    private static RunEvent Event(RunOutcomeReport outcome) => new(
        RunEventKind.OutcomeReported,
        outcome.AtUtc,
        "caller",
        outcome.Kind,
        Facts: outcome.Value is { } value
            ? [new(FactNames.OutcomeValue, FactKind.Number, value.ToString(CultureInfo.InvariantCulture))]
            : null);

    private static async Task<OutcomeRequest?> BodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        byte[] buffer = new byte[OutcomeRequest.MostBytes + 1];
        int read = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return read > OutcomeRequest.MostBytes ? null : OutcomeRequest.Read(buffer.AsSpan(0, read));
    }
}
