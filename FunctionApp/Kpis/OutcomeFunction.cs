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
    private static readonly RunState[] Endings =
    [
        RunState.Completed, RunState.Declined, RunState.Cancelled, RunState.Failed, RunState.RolledBack, RunState.PartiallyRolledBack,
    ];

    /// <summary>Records an outcome: <c>{kind, value?, at}</c>.</summary>
    /// <remarks>
    /// <para>Guarantee: put on the run's record and into the numbers; telling the same again changes nothing.</para>
    /// <para>Errors: 400 KPI002 for what is no JSON, 422 KPI002 for other JSON, 404 KPI003 for a run that is not on the record,
    /// 409 KPI004 for one that has not ended, 409 KPI005 for the same outcome with another value.</para>
    /// </remarks>
    [Function("Kpis_Outcome")]
    public async Task<IResult> TellAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "runs/{runId}/outcomes")] HttpRequest request,
        string runId,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        byte[] body = await BodyAsync(request, cancellation);
        if (body.Length > OutcomeRequest.MostBytes || OutcomeRequest.Read(body) is not { } told)
        {
            return Problem.Result(
                OutcomeRequest.IsJson(body) ? 422 : 400,
                "KPI002",
                "This is no outcome",
                "A JSON object with kind (lower-case words, such as converted), at (an ISO 8601 instant) and, if it has one, value (a number).");
        }

        if (await trail.PinOfAsync(runId, cancellation) is not { } contract)
        {
            return Problem.Result(404, "KPI003", "No such run", $"There is no run '{runId}' on the record.");
        }

        if (await trail.StateAsync(runId, cancellation) is not { } state || !Endings.Contains(state))
        {
            return Problem.Result(409, "KPI004", "This run has not ended", $"What came of run '{runId}' can be told once it has ended.");
        }

        RunOutcomeReport outcome = told.Of(runId);
        if (!await store.KeepAsync(contract.ContractId, outcome, cancellation))
        {
            return Problem.Result(
                409, "KPI005", "This outcome is told already", $"'{outcome.Kind}' at this instant is on the record with another value.");
        }

        await trail.AppendAsync(runId, $"outcome|{outcome.Id}", [Event(outcome)], cancellation);
        await store.RollUpAsync(contract.ContractId, KpiStore.DateOf(outcome.AtUtc), cancellation);
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

    /// <summary>The body, or more bytes than it may have.</summary>
    private static async Task<byte[]> BodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        byte[] buffer = new byte[OutcomeRequest.MostBytes + 1];
        return buffer[..await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation)];
    }
}
