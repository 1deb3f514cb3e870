using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Orchestration.Limits;

/// <summary>Keeps the lines moving when nobody arrives and nobody ends, and after a crash.</summary>
public sealed class PumpFunction(RunQueue queue)
{
    /// <summary>Each minute.</summary>
    [Function("Orchestration_Pump")]
    public Task PumpAsync(
        [TimerTrigger("15 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return queue.MoveAllAsync(client, cancellation);
    }
}
