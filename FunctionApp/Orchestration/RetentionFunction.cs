using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Orchestration;

/// <summary>Purges the content of ended runs once their contract's retention is over.</summary>
public sealed class RetentionFunction(RunPurge purge, ILogger<RetentionFunction> log)
{
    /// <summary>Looks every night; a night that was missed is made up for by the next one.</summary>
    [Function("Orchestration_Retention")]
    public async Task PurgeAsync(
        [TimerTrigger("0 30 3 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(timer);
        foreach ((string workflow, int runs) in await purge.RunAsync(client, cancellation))
        {
            OrchestrationLog.Purged(log, workflow, runs);
        }
    }
}
