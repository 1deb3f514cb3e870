using FunctionApp.DataContracts;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Hosting.SignIn;
using FunctionApp.Kpis;
using FunctionApp.Pages.Views;
using FunctionApp.WorkflowContracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Pages;

/// <summary>The pages about the house as a whole: contracts, numbers, rejects.</summary>
public sealed class HousePageFunction(
    ContractCatalog catalog, KpiStore numbers, RejectStore rejects, PageSignIn signIn, TimeProvider time)
{
    private const int MostRejects = 50;

    /// <summary>Shows every workflow, whether it starts runs, and what its contract says.</summary>
    [Function("Pages_Contracts")]
    public Task<IResult> ContractsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ui/contracts")] HttpRequest request, CancellationToken cancellation) =>
        Ui.ShowAsync(signIn, request, async () => ContractsView.Of(
            await Task.WhenAll(catalog.Workflows.Select(async w => (w, await catalog.FindAsync(w, cancellation))))));

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

    private async Task<(string Workflow, IReadOnlyList<KpiSample> Samples)> MeasureAsync(
        string workflow, KpiDays days, CancellationToken cancellation) =>
        (workflow, KpiSamples.Of(await numbers.ReadAsync(workflow, days.From, days.To, cancellation)));
}
