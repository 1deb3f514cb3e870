using System.Text.Json;
using FunctionApp.Approvals.Views;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Approvals;

/// <summary>The door behind the links of mails.</summary>
/// <remarks>
/// <para>Guarantee: GET, HEAD and OPTIONS never decide; a POST stores the decision before the run hears of it.</para>
/// </remarks>
public sealed class ApprovalFunction(ApprovalDoor door)
{
    private const string Route = "approvals/{approvalId}";

    /// <summary>Shows what is asked.</summary>
    [Function("Approvals_Page")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = Route)] HttpRequest request,
        string approvalId,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (HttpMethods.IsOptions(request.Method))
        {
            request.HttpContext.Response.Headers.Allow = "GET, HEAD, OPTIONS, POST";
            return Task.FromResult(Results.NoContent());
        }

        return door.ShowAsync(approvalId, request, cancellation);
    }

    /// <summary>Takes the answer, by form or JSON.</summary>
    [Function("Approvals_Decide")]
    public async Task<IResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        string approvalId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        (GateVerdict verdict, IResult page) = await door.DecideAsync(approvalId, request, client, cancellation);
        return request.HasFormContentType ? page : Json(verdict);
    }

    private static IResult Json(GateVerdict verdict)
    {
        if (verdict is GateVerdict.NotTaken no)
        {
            return Problem.Result(ApprovalPage.StatusOf(no.Code), no.Code, "The answer was not taken", no.Text);
        }

        ApprovalDecision? decision = (verdict as GateVerdict.Settled)?.Decision ?? (verdict as GateVerdict.Already)?.Decision;
        (string? by, DateTimeOffset? atUtc) = decision switch
        {
            ApprovalDecision.Approved yes => (yes.By, yes.AtUtc),
            ApprovalDecision.Declined refused => (refused.By, refused.AtUtc),
            ApprovalDecision.Expired gone => (null, gone.AtUtc),
            _ => ((string?)null, (DateTimeOffset?)null),
        };
        object body = new
        {
            Result = JsonNamingPolicy.SnakeCaseLower.ConvertName(verdict.GetType().Name),
            Decision = decision?.Kind,
            By = by,
            AtUtc = atUtc,
        };
        return Results.Text(JsonSerializer.Serialize(body, HandshakeJson.Wire), "application/json");
    }
}
