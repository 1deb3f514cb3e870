using FunctionApp.Approvals.Gates;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.People;

namespace FunctionApp.Approvals;

/// <summary>Who is told when; pure.</summary>
internal static class GateCalls
{
    // The run's timer and this clock may differ by a little.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    /// <summary>The mails of the opening.</summary>
    public static IReadOnlyList<GateNotice> First(Gate gate) => [.. gate.Asked.Select(p => new GateNotice(p, 1, "opened"))];

    /// <summary>Hands out what is due; the same question gets the same again.</summary>
    public static (Gate Next, IReadOnlyList<GateNotice> Notices, DateTimeOffset? WakeUtc) Due(
        Gate gate, int ask, DateTimeOffset now, PeopleCatalog people)
    {
        List<GateCall> calls = [.. gate.Calls.Select(c => c.Ask is null && c.AtUtc <= now + Tolerance ? c with { Ask = ask } : c)];
        List<string> asked = [.. gate.Asked];
        List<GateNotice> notices = [];
        foreach (GateCall call in calls.Where(c => c.Ask == ask))
        {
            IReadOnlyList<string> to = call switch
            {
                { PersonId: { } one } => [one],
                { Role: { } role } => GateOpening.May(people, gate.Policy, gate.Requester, role),
                _ => asked,
            };
            asked.AddRange(to.Except(asked));
            notices.AddRange(to
                .Where(p => gate.Voices.All(v => v.PersonId != p) && notices.All(n => n.PersonId != p))
                .Select(p => new GateNotice(p, ask + 1, call.Reason)));
        }

        DateTimeOffset? wake = calls.Where(c => c.Ask is null && c.Reason == "later").Select(c => (DateTimeOffset?)c.AtUtc).Min();
        return (gate with { Calls = calls, Asked = asked, Seen = gate.Changes }, notices, wake);
    }
}
