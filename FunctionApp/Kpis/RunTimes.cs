using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Kpis;

/// <summary>How long a run took, the time of people and of the machine apart.</summary>
/// <remarks>
/// <para>Units: seconds from the item's receipt. Human time is the time in which at least one gate was open.</para>
/// <para>Shape: the first response is the first effect applied; null where there was none or the contract promises none.</para>
/// </remarks>
public sealed record RunTimes(
    double CycleSeconds,
    double MachineSeconds,
    double HumanSeconds,
    double? FirstResponseSeconds,
    bool SlaMet,
    bool? FirstResponseMet)
{
    internal static RunTimes Of(
        DateTimeOffset receivedUtc, IReadOnlyList<RunEvent> events, IReadOnlyList<GateRecord> gates, WorkflowDefinition contract)
    {
        DateTimeOffset ended = events[^1].AtUtc;
        double cycle = (ended - receivedUtc).TotalSeconds;
        double human = Math.Min(cycle, Open(gates, ended));
        DateTimeOffset? response = events.FirstOrDefault(IsResponse)?.AtUtc;
        return new(
            cycle,
            cycle - human,
            human,
            (response - receivedUtc)?.TotalSeconds,
            OpenHours.Between(receivedUtc, ended, contract.Calendar) <= contract.Sla.FinishWithin,
            contract.Sla.FirstResponseWithin is { } limit
                ? OpenHours.Between(receivedUtc, response ?? ended, contract.Calendar) <= limit
                : null);
    }

    // Gates that were open together count once.
    private static double Open(IReadOnlyList<GateRecord> gates, DateTimeOffset endUtc)
    {
        double sum = 0;
        DateTimeOffset counted = DateTimeOffset.MinValue;
        foreach (GateRecord gate in gates.OrderBy(g => g.OpenedUtc))
        {
            DateTimeOffset from = gate.OpenedUtc > counted ? gate.OpenedUtc : counted;
            DateTimeOffset to = gate.DecidedUtc ?? endUtc;
            if (to > from)
            {
                sum += (to - from).TotalSeconds;
                counted = to;
            }
        }

        return sum;
    }

    private static bool IsResponse(RunEvent happened) =>
        happened is { Kind: RunEventKind.EffectAnswered or RunEventKind.DoubtResolved, Result: "applied" or "already_applied" };
}
