using Azure;
using FunctionApp.Approvals;
using FunctionApp.Hosting;
using FunctionApp.Hosting.SignIn;
using FunctionApp.Pages.Inbox;
using FunctionApp.Pages.Views;
using FunctionApp.WorkflowContracts.People;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Pages;

/// <summary>The desk, and the questions that are answered from it by who is signed in.</summary>
/// <remarks><para>Guarantee: looking never decides; a form counts only from our own page, sent by the viewer who opened it.</para></remarks>
public sealed class InboxPageFunction(
    InboxReader inbox, DeskDoor door, PeopleCatalog people, PageSignIn signIn, FormGuard guard, TimeProvider time)
{
    private const string Question = "ui/approvals/{approvalId}";

    /// <summary>Shows everything that waits for a person.</summary>
    [Function("Pages_Inbox")]
    public Task<IResult> InboxAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ui/inbox")] HttpRequest request, CancellationToken cancellation) =>
        Ui.ShowAsync(signIn, request, PageRole.Viewer, async viewer =>
        {
            try
            {
                return InboxView.Of(
                    await inbox.ReadAsync(viewer, cancellation), InboxQuery.Read(request.Query), people.Behind(viewer), people.Roles, time.GetUtcNow());
            }
            catch (RequestFailedException)
            {
                return InboxView.Failed();
            }
        });

    /// <summary>Shows a question to who is signed in.</summary>
    [Function("Pages_Question")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Question)] HttpRequest request,
        string approvalId,
        CancellationToken cancellation) =>
        Ui.ShowAsync(signIn, request, PageRole.Approver, async viewer =>
            Framed(await door.ShowAsync(approvalId, viewer, FormGuard.Issue(request, viewer), cancellation)));

    /// <summary>Takes the answer of who is signed in.</summary>
    [Function("Pages_Answer")]
    public Task<IResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Question)] HttpRequest request,
        string approvalId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) =>
        Ui.TakeAsync(
            signIn,
            guard,
            request,
            PageRole.Approver,
            async viewer => Framed(
                await door.DecideAsync(approvalId, viewer, FormGuard.Issue(request, viewer), request, client, cancellation)),
            cancellation);

    private static HtmlPage Framed(HtmlPage? page) =>
        page?.Among(Ui.Navigation("/inbox")) ?? Ui.NotFound("/inbox", "There is no such question.");
}
