using FunctionApp.DataContracts;
using FunctionApp.Hosting;
using FunctionApp.Hosting.SignIn;
using FunctionApp.Kpis;
using FunctionApp.Pages.Views;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Catalog;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Pages;

/// <summary>The pages about the house as a whole: contracts, numbers, rejects.</summary>
public sealed class HousePageFunction(
    ContractCatalog catalog, ContractSwitches switches, DegradedModes modes, KpiStore numbers, RejectStore rejects, PageSignIn signIn,
    TimeProvider time)
{
    private const int MostRejects = 50;

    /// <summary>Shows every workflow, whether it starts runs, and what its contract says.</summary>
    [Function("Pages_Contracts")]
    public Task<IResult> ContractsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ui/contracts")] HttpRequest request, CancellationToken cancellation) =>
        Ui.ShowAsync(signIn, request, async () => ContractsView.Of(
            await Task.WhenAll(catalog.Workflows.Select(async w => (w, await catalog.LookAsync(w, cancellation)))),
            [.. (await Task.WhenAll(catalog.Workflows.Select(w => modes.OfWorkflowAsync(w, cancellation)))).SelectMany(m => m)]));

    /// <summary>Shows one workflow's contract: its steps, its versions with their checks, its stops.</summary>
    [Function("Pages_Contract")]
    public Task<IResult> ContractAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ui/contracts/{workflow}")] HttpRequest request,
        string workflow,
        CancellationToken cancellation) =>
        Ui.ShowAsync(signIn, request, async () => catalog.Versions(workflow) is { Count: > 0 } versions
            ? ContractPageView.Of(new(
                workflow,
                await catalog.LookAsync(workflow, cancellation),
                versions,
                await switches.StopsAsync(workflow, cancellation),
                catalog.Passed))
            : Ui.NotFound("/contracts", "There is no such workflow."));

    /// <summary>Shows the numbers of the last 30 days, of one workflow or of all.</summary>
    [Function("Pages_Kpis")]
    public Task<IResult> KpisAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ui/kpis")] HttpRequest request, CancellationToken cancellation) =>
        Ui.ShowAsync(signIn, request, async () =>
        {
            KpiDays days = KpiDays.Until(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
            string? only = request.Query["workflow"] is [{ Length: > 0 } chosen] ? chosen : null;
            return KpisView.Of(
                await Task.WhenAll(catalog.Workflows.Where(w => only is null || w == only).Select(w => MeasureAsync(w, days, cancellation))),
                days);
        });

    /// <summary>Shows what was rejected lately, and why.</summary>
    [Function("Pages_Rejects")]
    public Task<IResult> RejectsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ui/rejects")] HttpRequest request, CancellationToken cancellation) =>
        Ui.ShowAsync(signIn, request, async () =>
        {
            RejectPage[] pages = await Task.WhenAll(
                catalog.Workflows.Append(StorageNames.WorkflowRequests).Select(w => rejects.ListAsync(w, null, MostRejects, cancellation)));
            return RejectsView.Of(
                [.. pages.SelectMany(p => p.Rejects).OrderByDescending(r => r.Reject.RejectedUtc).Take(MostRejects)]);
        });

    private async Task<(string Workflow, IReadOnlyList<KpiDay> Days)> MeasureAsync(
        string workflow, KpiDays days, CancellationToken cancellation) => (workflow, await numbers.DaysAsync(workflow, days, cancellation));
}
