using FunctionApp.Handoffs;

namespace FunctionApp.Audit;

/// <summary>Folds a run's entries into its gates, in the order in which they were opened; pure.</summary>
public static class GateFold
{
    /// <summary>The gates of a run.</summary>
    public static IReadOnlyList<GateRecord> Of(IEnumerable<AuditEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        List<GateRecord> gates = [];
        foreach (RunEvent happened in entries.Select(e => e.Event))
        {
            switch (happened.Kind)
            {
                case RunEventKind.GateOpened:
                    gates.Add(Opened(happened));
                    break;
                case RunEventKind.NoticeSent when happened.Result is "applied" or "already_applied":
                    Change(gates, happened, g => g with { Notices = g.Notices + 1 });
                    break;
                case RunEventKind.GateEscalated:
                    Change(gates, happened, g => g with { Role = happened.Text(FactNames.GateRole) ?? g.Role });
                    break;
                case RunEventKind.GateSettled:
                    Change(gates, happened, g => Settled(g, happened));
                    break;
                case RunEventKind.RunResumed:
                    Withdraw(gates, happened, g => g.Kind == "incident" && g.Step == happened.StepId);
                    break;
                case RunEventKind.RunEnded:
                    Withdraw(gates, happened, _ => true);
                    break;
            }
        }

        return gates;
    }

    private static GateRecord Opened(RunEvent happened) => new(
        happened.Text(FactNames.GateId) ?? happened.StepId ?? "",
        happened.StepId,
        happened.Text(FactNames.GateKind) ?? "approve",
        happened.Text(FactNames.GateRole),
        happened.AtUtc,
        happened.Instant(FactNames.GateDeadlineUtc));

    private static GateRecord Settled(GateRecord gate, RunEvent happened) => happened.Result == GateRecord.Pending
        ? gate
        : gate with
        {
            Decision = happened.Result,
            By = happened.Actor,
            DecidedUtc = happened.AtUtc,
            Code = happened.Code,
            Edited = happened.Truth(FactNames.GateEdited),
            ReviewerSeconds = (int)happened.Number(FactNames.ReviewerSeconds),
        };

    private static void Withdraw(List<GateRecord> gates, RunEvent happened, Predicate<GateRecord> which)
    {
        for (int i = 0; i < gates.Count; i++)
        {
            if (gates[i].Decision == GateRecord.Pending && which(gates[i]))
            {
                gates[i] = gates[i] with { Decision = GateRecord.Withdrawn, DecidedUtc = happened.AtUtc };
            }
        }
    }

    private static void Change(List<GateRecord> gates, RunEvent happened, Func<GateRecord, GateRecord> change)
    {
        string? id = happened.Text(FactNames.GateId);
        int index = gates.FindLastIndex(g => id is null ? g.Step == happened.StepId : g.GateId == id);
        if (index >= 0)
        {
            gates[index] = change(gates[index]);
        }
    }
}
