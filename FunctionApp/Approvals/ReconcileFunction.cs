using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Approvals;

/// <summary>Tells runs again what they have not taken, and closes gates whose run has ended without them.</summary>
public sealed class ReconcileFunction(GateReconciler reconciler)
{
    /// <summary>Each minute.</summary>
    [Function("Approvals_Reconcile")]
    public Task RunAsync(
        [TimerTrigger("0 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return reconciler.RunAsync(client, cancellation);
    }
}
