using FunctionApp.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Kpis;

/// <summary>Says whether a workflow may be expanded, should be left as it is, or should be paused.</summary>
public sealed class ExpansionFunction(ExpansionDesk desk, TimeProvider time)
{
    /// <summary>The gate's answer over some days: <c>from</c> and <c>to</c> as for the numbers.</summary>
    /// <remarks><para>Errors: KPI001 for days that cannot be measured, KPI006 for an unknown workflow.</para></remarks>
    [Function("Kpis_Gate")]
    public async Task<IResult> AskAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "kpis/{workflow}/gate")] HttpRequest request,
        string workflow,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (KpiSpan.Of(request.Query["from"], request.Query["to"], today) is not { } days)
        {
            return ReadFunction.NoDays();
        }

        return await desk.AskAsync(workflow, days, cancellation) is { } verdict
            ? Results.Json(verdict, ReadFunction.Numbers)
            : Problem.Result(404, "KPI006", "No such workflow", $"There is no workflow '{workflow}' whose contract can be read.");
    }
}
