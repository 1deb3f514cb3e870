using FunctionApp.Approvals.Gates;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Approvals;

/// <summary>Tells a run that its gate changed; the row is the truth, so a failure only means that the run hears of it later.</summary>
internal sealed class GateEventSender(ILogger<GateEventSender> log)
{
    public async Task TellAsync(DurableTaskClient client, Gate gate, CancellationToken cancellation)
    {
        try
        {
            await client.RaiseEventAsync(gate.RunId, gate.EventName, gate.DecisionId ?? "changed", cancellation);
        }
#pragma warning disable CA1031 // The client throws untranslated transport exceptions here; the decision is stored and is told again each minute.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            ApprovalsLog.NotTold(log, gate.RunId, gate.GateId, e.GetType().Name);
        }
    }
}
