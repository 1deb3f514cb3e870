using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Kpis;

/// <summary>Gives out the numbers of workflows, from the roll-ups of their days.</summary>
public sealed class ReadFunction(KpiStore store, ContractCatalog catalog, TimeProvider time)
{
    // Numbers as numbers: whoever reads these wants to count with them, and nothing here is money to be paid.
    internal static readonly JsonSerializerOptions Numbers = WithNumbers();

    /// <summary>Every metric over some days: <c>from</c> and <c>to</c> as ISO dates in UTC, the last day not included.</summary>
    /// <remarks><para>Units: default: the last 30 days with today; at most 366. Errors: KPI001.</para></remarks>
    [Function("Kpis_Read")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "kpis/{workflow}")] HttpRequest request,
        string workflow,
        CancellationToken cancellation) => DaysOf(request) is { } days
        ? Results.Json(
            KpiSamples.Of(workflow, days, KpiTotals.Sum((await store.DaysAsync(workflow, days, cancellation)).Select(d => d.Totals))), Numbers)
        : NoDays();

    /// <summary>The same as a table: a line for each workflow, day and metric.</summary>
    /// <remarks>
    /// <para>Shape: comma-separated values (RFC 4180) of the workflow that <c>workflow</c> names, or of all.</para>
    /// <para>Units: <c>from</c> and <c>to</c> as above. Errors: KPI001.</para>
    /// </remarks>
    [Function("Kpis_Export")]
    public async Task<IResult> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "kpis/export.csv")] HttpRequest request,
        CancellationToken cancellation) => DaysOf(request) is { } days
        ? Results.Text(await CsvAsync(request.Query["workflow"], days, cancellation), "text/csv; charset=utf-8")
        : NoDays();

    private KpiDays? DaysOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return KpiSpan.Of(request.Query["from"], request.Query["to"], DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
    }

    internal static IResult NoDays() => Problem.Result(
        400,
        "KPI001",
        "These days cannot be measured",
        "from and to are ISO dates such as 2026-11-01, from before to, at most 366 days apart.");

    private async Task<string> CsvAsync(string? only, KpiDays days, CancellationToken cancellation)
    {
        List<KpiSample> samples = [];
        foreach (string workflow in string.IsNullOrEmpty(only) ? catalog.Workflows : [only])
        {
            samples.AddRange((await store.DaysAsync(workflow, days, cancellation))
                .SelectMany(d => KpiSamples.Of(workflow, new(d.Day, d.Day.AddDays(1)), d.Totals)));
        }

        return KpiCsv.Of(samples);
    }

    private static JsonSerializerOptions WithNumbers()
    {
        JsonSerializerOptions numbers = new(HandshakeJson.Wire);
        numbers.Converters.Remove(numbers.Converters.First(c => c.CanConvert(typeof(decimal))));
        return numbers;
    }
}
