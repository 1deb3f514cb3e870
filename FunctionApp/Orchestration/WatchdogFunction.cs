using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Orchestration;

/// <summary>Finds runs that ended outside the interpreter (terminated, failed replay) and puts their ending on the record.</summary>
public sealed class WatchdogFunction(
    AuditTrail audit, RecordFacts record, TimeProvider time, ILogger<WatchdogFunction> log)
{
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(30);

    // The numbers of a lost run are written again for a day, in case a crash came between its ending and its numbers.
    private static readonly TimeSpan Unsettled = TimeSpan.FromDays(1);

    /// <summary>Looks every five minutes; telling an ending twice records it once.</summary>
    [Function("Orchestration_Watchdog")]
    public async Task WatchAsync(
        [TimerTrigger("0 */5 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(timer);
        ArgumentNullException.ThrowIfNull(client);
        if (timer.IsPastDue)
        {
            OrchestrationLog.WatchIsLate(log);
        }

        OrchestrationQuery lost = new(
            CreatedFrom: time.GetUtcNow() - LookBack,
            Statuses: [OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated],
            FetchInputsAndOutputs: true);
        await foreach (OrchestrationMetadata run in client.GetAllInstancesAsync(lost).WithCancellation(cancellation))
        {
            if (run.Name == FunctionNames.Run)
            {
                await CloseAsync(run, client, cancellation);
            }
        }
    }

    // A run that was ended from outside cannot tell its chunks; none of them may work on for nobody.
    private static async Task EndChunksAsync(string runId, DurableTaskClient client, CancellationToken cancellation)
    {
        OrchestrationQuery working = new(
            Statuses: [OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended],
            InstanceIdPrefix: runId + ":");
        await foreach (OrchestrationMetadata chunk in client.GetAllInstancesAsync(working).WithCancellation(cancellation))
        {
            await client.TerminateInstanceAsync(chunk.InstanceId, "the run has ended", cancellation);
        }
    }

    private async Task CloseAsync(OrchestrationMetadata run, DurableTaskClient client, CancellationToken cancellation)
    {
        if (run.ReadInputAs<RunInput>() is not { } input)
        {
            return;
        }

        bool terminated = run.RuntimeStatus == OrchestrationRuntimeStatus.Terminated;
        string code = terminated ? "ORC009" : "ORC011";
        Recorded<string> recorded = await audit.RecordOnceAsync(
            new RunScope(input.RunId, input.Contract, null, []), "", 0, CloseRunActivity.Act,
            _ => Task.FromResult((code, new RunEvent(
                RunEventKind.RunEnded, time.GetUtcNow(), "watchdog", terminated ? "terminated" : "failed",
                Code: code, State: terminated ? RunState.Cancelled : RunState.Failed))),
            cancellation);
        if (run.LastUpdatedAt > time.GetUtcNow() - Unsettled)
        {
            await EndChunksAsync(run.InstanceId, client, cancellation);
            await record(input.RunId, input.Contract, cancellation);
        }

        if (recorded.Outcome == code)
        {
            OrchestrationLog.EndedOutside(log, input.RunId, code);
        }
    }
}
