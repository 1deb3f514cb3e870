using System.Text.Json;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Orchestration;

/// <summary>Operators act on a run: retry, skip, resume, cancel, rollback.</summary>
/// <remarks><para>Guarantee: the act is stored and on the record before the run hears of it.</para></remarks>
public sealed class OperatorActFunction(AuditTrail audit, PinnedContracts contracts, BlobVault vault, TimeProvider time)
{
    private static readonly string[] Acts = ["retry", "skip", "resume", "cancel", "rollback"];

    /// <summary>202 when the run is told; 404 for an unknown run or act; 409 when the run or the contract does not allow it.</summary>
    [Function("Orchestration_Act")]
    public async Task<IResult> ActAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "runs/{runId}/actions/{act}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string runId,
        string act,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(client);
        if (!Acts.Contains(act))
        {
            return Problem.Result(404, "ORC001", "Unknown act", $"An operator can {string.Join(", ", Acts)}.");
        }

        OperatorWish? wish = await WishAsync(request, cancellation);
        if (wish is null)
        {
            return Problem.Result(400, "ORC002", "The act needs a reason and an actor", "Send JSON {\"reason\": ..., \"actor\": ..., \"step\": ...?}.");
        }

        OrchestrationMetadata? run = await client.GetInstanceAsync(runId, getInputsAndOutputs: true, cancellation);
        if (run is null)
        {
            return Problem.Result(404, "ORC006", "There is no such run", "Look for it in the list of runs.");
        }

        return await RefusalAsync(run, act, wish, cancellation) ?? await TellAsync(client, run.InstanceId, act, wish, cancellation);
    }

    private async Task<IResult?> RefusalAsync(
        OrchestrationMetadata run, string act, OperatorWish wish, CancellationToken cancellation)
    {
        if (!run.IsRunning)
        {
            return Problem.Result(409, "ORC007", "The run has ended", "Nothing can be done to a run that has ended.");
        }

        if (act != "skip")
        {
            return null;
        }

        RunInput input = run.ReadInputAs<RunInput>() ?? throw new InvalidDataException($"{run.InstanceId} has no input");
        PinnedContract contract = await contracts.GetAsync(input.Contract, cancellation);
        StepDefinition? step = contract.Definition.Steps.FirstOrDefault(s => s.Id == wish.Step);
        return step is { Skippable: true }
            ? null
            : Problem.Result(409, "ORC008", "The contract does not allow to skip this step", "Name a step that the contract calls skippable.");
    }

    private async Task<IResult> TellAsync(
        DurableTaskClient client, string runId, string act, OperatorWish wish, CancellationToken cancellation)
    {
        string actId = wish.ActId ?? Guid.NewGuid().ToString("N");
        BlobRef reason = await vault.PutAsync(
            StorageNames.RunContents, $"{runId}/acts/{actId}.json",
            JsonSerializer.SerializeToUtf8Bytes(wish, HandshakeJson.Wire), "application/json", cancellation);
        RunEvent acted = new(
            RunEventKind.OperatorActed, time.GetUtcNow(), $"operator:{Pseudonym(wish.Actor)}", act, wish.Step, Refs: [new("reason", reason)]);
        await audit.AppendAsync(runId, $"act|{actId}", [acted], cancellation);
        await client.RaiseEventAsync(
            runId, RunEvents.OperatorAct, new OperatorAct(actId, act, wish.Step, Pseudonym(wish.Actor)), cancellation);
        return Results.Json(new { run_id = runId, act, act_id = actId }, statusCode: 202);
    }

    private static async Task<OperatorWish?> WishAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            OperatorWish? wish = await JsonSerializer.DeserializeAsync<OperatorWish>(request.Body, HandshakeJson.Wire, cancellation);
            return wish is { Reason.Length: > 0, Actor.Length: > 0 } ? wish : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The trail holds no names; who the id belongs to is in the act's stored reason.</summary>
    private static string Pseudonym(string actor) =>
        BlobVault.Sha256Of(System.Text.Encoding.UTF8.GetBytes(actor.Trim().ToLowerInvariant()))[..12];
}
