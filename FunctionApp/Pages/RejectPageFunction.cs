using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.DataContracts;
using FunctionApp.Hosting;
using FunctionApp.Hosting.SignIn;
using FunctionApp.Pages.RunDocuments;
using FunctionApp.Pages.Views;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.People;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Pages;

/// <summary>The page of one reject, where its item is mended and sent again.</summary>
/// <remarks><para>Guarantee: the values of secret fields are never shown; left as they stand, they are sent as they came.</para></remarks>
public sealed class RejectPageFunction(
    RejectStore rejects, RejectResubmission resubmission, ContractCatalog catalog, PeopleCatalog people, BlobVault vault,
    PageSignIn signIn, FormGuard guard)
{
    private const string Route = "ui/rejects/{id}";
    private const string ItemField = "item";
    private const int LongestShown = 200_000;

    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Shows what is wrong with an item, and to operators a form to mend it.</summary>
    [Function("Pages_Reject")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request, string id, CancellationToken cancellation) =>
        Ui.ShowAsync(signIn, request, PageRole.Viewer, async viewer => await rejects.FindAsync(id, cancellation) is { } kept
            ? RejectView.Of(kept, await FormAsync(kept, request, viewer, cancellation))
            : Unknown());

    /// <summary>Sends the mended item again.</summary>
    [Function("Pages_Resubmit")]
    public Task<IResult> ResubmitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) =>
        Ui.TakeAsync(
            signIn,
            guard,
            request,
            PageRole.Operator,
            async viewer =>
            {
                if (await rejects.FindAsync(id, cancellation) is not { } kept)
                {
                    return Unknown();
                }

                string typed = (await request.ReadFormAsync(cancellation))[ItemField].ToString();
                if (StrictJson.Read(Encoding.UTF8.GetBytes(typed), out JsonFault? fault) is not { } mended)
                {
                    return RejectView.Of(kept, new(typed, FormGuard.Issue(request, viewer)), $"The text is no JSON: {fault}.");
                }

                JsonElement? original = StrictJson.Read(await vault.GetAsync(kept.Reject.Payload, cancellation), out _);
                JsonObject body = new() { [ItemField] = SecretFields.Restore(mended, original) };
                string actor = people.Behind(viewer)?.Id ?? "operator";
                return RejectView.After(
                    id, await resubmission.ResubmitAsync(id, JsonSerializer.SerializeToElement(body), actor, client, cancellation));
            },
            cancellation);

    private static HtmlPage Unknown() => Ui.NotFound("/rejects", "There is no such reject.");

    private async Task<MendForm?> FormAsync(KeptReject kept, HttpRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (viewer.Role < PageRole.Operator || kept.State is not ("open" or "sending"))
        {
            return null;
        }

        if (StrictJson.Read(await vault.GetAsync(kept.Reject.Payload, cancellation), out _) is not { } item)
        {
            return null;
        }

        JsonElement? shown = await catalog.LookAsync(kept.Reject.Workflow, cancellation) is CatalogVerdict.Active active
            ? SecretFields.Hide(item, active.Contract.Definition.Input)
            : item;
        string text = JsonSerializer.Serialize(shown, Readable);
        return text.Length > LongestShown ? null : new(text, FormGuard.Issue(request, viewer));
    }
}
