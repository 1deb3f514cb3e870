using System.Text.Json;
using FunctionApp.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Kpis;

/// <summary>Gives out the numbers of a workflow.</summary>
public sealed class ReadFunction(KpiStore store, TimeProvider time)
{
    // Numbers as numbers: whoever reads these wants to count with them, and nothing here is money to be paid.
    private static readonly JsonSerializerOptions Numbers = WithNumbers();

    /// <summary>Every metric over some days: <c>from</c> and <c>to</c> as ISO dates in UTC, the last day not included.</summary>
    /// <remarks><para>Units: default: the last 30 days with today; at most 366. Errors: KPI001.</para></remarks>
    [Function("Kpis_Read")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "kpis/{workflow}")] HttpRequest request,
        string workflow,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return KpiSpan.Of(request.Query["from"], request.Query["to"], today) is { } days
            ? Results.Json(
                KpiSamples.Of(await store.ReadAsync(workflow, days.From, days.To, cancellation)), Numbers)
            : Problem.Result(
                400,
                "KPI001",
                "These days cannot be measured",
                "from and to are ISO dates such as 2026-11-01, from before to, at most 366 days apart.");
    }

    private static JsonSerializerOptions WithNumbers()
    {
        JsonSerializerOptions numbers = new(HandshakeJson.Wire);
        numbers.Converters.Remove(numbers.Converters.First(c => c.CanConvert(typeof(decimal))));
        return numbers;
    }
}
