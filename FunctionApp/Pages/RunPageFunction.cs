using FunctionApp.Hosting.SignIn;
using FunctionApp.Pages.RunDocuments;
using FunctionApp.Pages.Views;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Pages;

/// <summary>The page of one run.</summary>
public sealed class RunPageFunction(RunDocumentReader reader, PageSignIn signIn)
{
    /// <summary>Shows where a run stands, what was done, what was sent.</summary>
    [Function("Pages_Run")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ui/runs/{runId}")] HttpRequest request,
        string runId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) =>
        Ui.ShowAsync(signIn, request, async () => await reader.FindAsync(runId, client, cancellation) is { } run
            ? RunView.Of(run)
            : Ui.NotFound("/runs", "There is no such run."));
}
