using FunctionApp.Audit;
using FunctionApp.DataContracts;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Hosting.SignIn;
using FunctionApp.Pages.Views;
using FunctionApp.WorkflowContracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Pages;

/// <summary>The overview and the list of runs.</summary>
public sealed class RunsPageFunction(RunIndex index, ContractCatalog catalog, RejectStore rejects, PageSignIn signIn)
{
    private const int Few = 10;
    private const int MostRejects = 50;
    private static readonly RunState[] NeedPeople = [RunState.AwaitingApproval, RunState.Paused, RunState.PartiallyRolledBack];

    /// <summary>Shows what needs a person now, and what happened last.</summary>
    [Function("Pages_Front")]
    public Task<IResult> FrontAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ui")] HttpRequest request, CancellationToken cancellation) =>
        Ui.ShowAsync(signIn, request, async () =>
        {
            RunPage[] waiting = await Task.WhenAll(NeedPeople.Select(s => index.ListAsync(new(State: s, Size: Few), cancellation)));
            RunPage latest = await index.ListAsync(new(Size: Few), cancellation);
            return FrontView.Of(
                [.. waiting.SelectMany(p => p.Runs).Where(r => r.WaitingFor is not null).OrderBy(r => r.ChangedUtc)],
                latest.Runs,
                await OpenRejectsAsync(cancellation),
                await StoppedAsync(cancellation));
        });

    /// <summary>Shows runs, newest first.</summary>
    [Function("Pages_Runs")]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ui/runs")] HttpRequest request, CancellationToken cancellation) =>
        Ui.ShowAsync(signIn, request, async () => RunListQuery.Read(request.Query) is { } query
            ? RunsView.Of(await index.ListAsync(query, cancellation), query, catalog.Workflows)
            : Ui.NotFound("/runs", "This list does not exist."));

    private async Task<int> OpenRejectsAsync(CancellationToken cancellation) => (await Task.WhenAll(
        catalog.Workflows.Append(StorageNames.WorkflowRequests).Select(w => rejects.ListAsync(w, null, MostRejects, cancellation))))
        .Sum(p => p.Rejects.Count(r => r.State is "open" or "rejected_again"));

    private async Task<IReadOnlyList<(string Workflow, string Words)>> StoppedAsync(CancellationToken cancellation) => [.. (await Task.WhenAll(
        catalog.Workflows.Select(async w => (Workflow: w, Verdict: await catalog.LookAsync(w, cancellation)))))
        .Where(c => c.Verdict is not CatalogVerdict.Active)
        .Select(c => (c.Workflow, ContractsView.StateOf(c.Verdict).Words))];
}
