using FunctionApp.Approvals.Gates;
using FunctionApp.Handoffs;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Approvals;

/// <summary>Mends what a crash between a decision and its event leaves behind.</summary>
public sealed class GateReconciler
{
    private readonly GateStore _gates;
    private readonly GateEventSender _events;
    private readonly TimeProvider _clock;
    private readonly ILogger<GateReconciler> _log;

    internal GateReconciler(GateStore gates, GateEventSender events, TimeProvider clock, ILogger<GateReconciler> log)
    {
        _gates = gates;
        _events = events;
        _clock = clock;
        _log = log;
    }

    internal async Task RunAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        foreach ((string runId, string gateId) in await _gates.Open.KeysAsync(cancellation))
        {
            if (await _gates.FindAsync(runId, gateId, cancellation) is not { } gate)
            {
                continue;
            }

            OrchestrationMetadata? run = await client.GetInstanceAsync(runId, cancellation);
            if (run is { IsCompleted: true })
            {
                await CloseAsync(gate, cancellation);
            }
            else if (gate.DecisionId is not null || gate.Changes > gate.Seen)
            {
                await _events.TellAsync(client, gate, cancellation);
            }
        }
    }

    // A link of a run that is over must say so, and nothing may wait for an answer that nobody would take.
    private async Task CloseAsync(Gate gate, CancellationToken cancellation)
    {
        await _gates.ChangeAsync(
            gate.RunId,
            gate.GateId,
            (now, decided) => Task.FromResult(decided is null
                ? new GateChange<bool>(true, now with { Seen = now.Changes }, new ApprovalDecision.Expired(_clock.GetUtcNow()))
                : new GateChange<bool>(false)),
            cancellation);
        await _gates.Open.RemoveAsync(gate.RunId, gate.GateId, cancellation);
        ApprovalsLog.ClosedWithRun(_log, gate.RunId, gate.GateId);
    }
}
