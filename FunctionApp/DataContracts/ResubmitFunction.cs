using System.Text.Json;
using System.Text.RegularExpressions;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace FunctionApp.DataContracts;

/// <summary>The way back out of the reject queue.</summary>
public sealed partial class ResubmitFunction(RejectResubmission resubmission)
{
    private const string Unknown = "DCV002";
    private const string Unreadable = "DCV003";
    private const string WentOn = "DCV004";
    private const long MostBytes = 1 << 20;

    /// <summary>Sends a mended item again under the workflow's contract of now.</summary>
    [Function("DataContracts_Resubmit")]
    public async Task<IResult> ResubmitAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "rejects/{id}/resubmit")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        RequestBody body = await RequestBody.ReadAsync(request, MostBytes, cancellation);
        if (!body.IsWhole)
        {
            return VerdictAnswer.Of(new IntakeVerdict.TooLarge(MostBytes));
        }

        if (StrictJson.Read(body.Bytes, out JsonFault? fault) is not { } mended)
        {
            return NotMended($"The body is no JSON: {fault}.");
        }

        return await resubmission.ResubmitAsync(id, mended, ActorOf(mended), client, cancellation) switch
        {
            ResubmitOutcome.Unreadable unreadable => NotMended(unreadable.Reason),
            ResubmitOutcome.WentOn on => Problem.Result(
                409,
                WentOn,
                "The reject has gone on",
                on.RunId is not null ? $"It became run {on.RunId}." : $"Mend reject {on.NextRejectId}, which came of it.",
                new { on.RunId, on.NextRejectId }),
            ResubmitOutcome.Sent sent => VerdictAnswer.Of(sent.Verdict),
            _ => NoSuchReject(),
        };
    }

    private static string ActorOf(JsonElement mended) =>
        mended.ValueKind == JsonValueKind.Object && mended.TryGetProperty("actor", out JsonElement actor)
        && actor.ValueKind == JsonValueKind.String && Actor().IsMatch(actor.GetString()!)
            ? actor.GetString()!
            : "operator";

    private static IResult NotMended(string detail) => Problem.Result(400, Unreadable, "There is no mended item", detail);

    internal static IResult NoSuchReject() => Problem.Result(404, Unknown, "There is no such reject", "The id names no kept reject.");

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{0,63}$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Actor();
}
