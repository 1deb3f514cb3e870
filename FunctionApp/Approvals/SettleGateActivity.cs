using FunctionApp.Approvals.Gates;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.People;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Approvals;

/// <summary>Tells a run how its gate stands; at the deadline tries to store the silence first.</summary>
/// <remarks><para>Guarantee: the first decision stored is the answer, whoever asks and however often.</para></remarks>
public sealed class SettleGateActivity(AuditTrail audit, GateStore gates, PeopleCatalog people, TimeProvider clock)
{
    /// <summary>The decision, or whom to tell while there is none.</summary>
    [Function(FunctionNames.SettleGate)]
    public Task<Recorded<ApprovalDecision>> RunAsync([ActivityTrigger] SettleInvocation asked, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return audit.RecordOnceAsync(
            asked.Run, asked.GateId, asked.Ask, "settle_gate", token => SettleAsync(asked, token), cancellation);
    }

    private async Task<(ApprovalDecision Outcome, RunEvent Event)> SettleAsync(SettleInvocation asked, CancellationToken cancellation)
    {
        (Gate gate, IReadOnlyList<GateNotice> notices, DateTimeOffset? wake) =
            await gates.ChangeAsync(asked.Run.RunId, asked.GateId, (now, decided) => Task.FromResult(Next(now, decided, asked)), cancellation);
        if (await gates.DecisionAsync(gate.RunId, gate.GateId, cancellation) is { } row)
        {
            await gates.Open.RemoveAsync(gate.RunId, gate.GateId, cancellation);
            return (row.ToDecision(), GateEvents.Settled(gate, row, asked.Ask, clock.GetUtcNow()));
        }

        return (new ApprovalDecision.Pending(notices, wake), GateEvents.Waiting(gate, notices, asked.Ask, clock.GetUtcNow()));
    }

    private GateChange<(Gate, IReadOnlyList<GateNotice>, DateTimeOffset?)> Next(Gate gate, DecisionRow? decided, SettleInvocation asked)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (decided is not null)
        {
            return new((gate, [], null));
        }

        if (asked.Waiting == "deadline")
        {
            return new((gate, [], null), gate with { Seen = gate.Changes }, new ApprovalDecision.Expired(now));
        }

        (Gate next, IReadOnlyList<GateNotice> notices, DateTimeOffset? wake) = GateCalls.Due(gate, asked.Ask, now, people);
        return new((next, notices, wake), next);
    }
}
