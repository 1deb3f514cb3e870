using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Values;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Steps;

/// <summary>What every step needs around its own work: its pinned contract, its values, its time limit, its place on the record.</summary>
public sealed class StepBench(
    AuditTrail audit, PinnedContracts contracts, StepModes modes, BlobVault vault, TimeProvider time, ILogger<StepBench> log)
{
    private static readonly ActivitySource Spans = new("Handshake.Steps");
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Runs one attempt; a second delivery answers with the recorded outcome and does no work.</summary>
    internal Task<Recorded<StepOutcome>> RunAsync(
        StepInvocation invocation, Func<StepContext, CancellationToken, Task<StepResult>> work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        return audit.RecordOnceAsync(
            invocation.Run, Items.ItemPlace.Of(invocation.StepId, invocation.Item), invocation.Attempt, "step",
            token => TryAsync(invocation, work, token), cancellation);
    }

    private async Task<(StepOutcome Outcome, RunEvent Event)> TryAsync(
        StepInvocation invocation, Func<StepContext, CancellationToken, Task<StepResult>> work, CancellationToken cancellation)
    {
        using Activity? span = Spans.StartActivity($"step {invocation.StepId}");
        span?.SetTag("handshake.run_id", invocation.Run.RunId).SetTag("handshake.attempt", invocation.Attempt);
        PinnedContract contract = await contracts.GetAsync(invocation.Run.Contract, cancellation);
        RunValues values = await RunValues.RecallAsync(vault, invocation.Values, cancellation);
        invocation = Items.ItemPlace.Enter(invocation, contract.Step(invocation.StepId), contract.Definition, values);
        long began = time.GetTimestamp();
        StepContext context = await modes.OpenAsync(contract, values, invocation, cancellation);
        StepResult result = await WithinAsync(context, work, cancellation);
        await modes.TellAsync(context, cancellation);
        TimeSpan duration = time.GetElapsedTime(began);
        StepEvidence evidence = (result.Evidence ?? new StepEvidence("rule", null, null, 0, 0, 0, default, null)) with
        {
            Duration = duration,
        };
        if (result.Failure is { } failure)
        {
            StepsLog.StepFailed(log, invocation.Run.RunId, invocation.StepId, invocation.Attempt, failure.ErrorCode);
            span?.SetStatus(ActivityStatusCode.Error, failure.ErrorCode);
            return (new StepOutcome.Failed(failure, evidence), Told(invocation, RunEventKind.StepFailed, "failed", evidence) with
            {
                Code = failure.ErrorCode,
            });
        }

        return await StoreAsync(invocation, contract, result.Output!, evidence, cancellation);
    }

    private async Task<StepResult> WithinAsync(
        StepContext context, Func<StepContext, CancellationToken, Task<StepResult>> work, CancellationToken cancellation)
    {
        using CancellationTokenSource limit = new(context.Timeout ?? DefaultTimeout, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await work(context, both.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return StepResult.Fail("STP001", FailureCategory.Transient, null, context.Choice?.Evidence("ai"));
        }
    }

    private async Task<(StepOutcome Outcome, RunEvent Event)> StoreAsync(
        StepInvocation invocation, PinnedContract contract, JsonObject output, StepEvidence evidence, CancellationToken cancellation)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(output, HandshakeJson.Wire);
        IReadOnlyList<string> names = Items.ItemPlace.NamesOf(contract.Step(invocation.StepId), invocation.Item);
        BlobRef stored = await vault.PutAsync(
            StorageNames.RunContents, $"{invocation.Run.RunId}/{names[0]}.{invocation.Attempt}.json", bytes, "application/json", cancellation);
        IReadOnlyList<Fact> facts = Items.ItemPlace.FactsOf(names, bytes, contract.Definition);
        RunEvent told = Told(invocation, RunEventKind.StepCompleted, invocation.Fallback ?? "completed", evidence) with
        {
            Refs = [.. names.Select(n => new NamedRef(n, stored))],
            Facts = facts,
        };
        return (new StepOutcome.Completed(stored, facts, evidence), told);
    }

    private RunEvent Told(StepInvocation invocation, RunEventKind kind, string result, StepEvidence evidence) =>
        new(kind, time.GetUtcNow(), "steps", result, invocation.StepId, invocation.Attempt, Evidence: evidence, Item: invocation.Item);
}
