using FunctionApp.Approvals.Gates;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.People;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Approvals;

/// <summary>Makes a gate of a request and its contract; pure.</summary>
internal static class GateOpening
{
    private static readonly IReadOnlyList<string> DefaultReasons = ["wrong_facts", "wrong_tone", "not_wanted", "other"];
    private static readonly TimeSpan DefaultDeadline = TimeSpan.FromDays(1);

    public static Gate Gate(ApprovalRequest request, BlobRef stored, PinnedContract contract, PeopleCatalog people)
    {
        WorkflowDefinition workflow = contract.Definition;
        StepDefinition step = contract.Step(request.StepId);
        StepWork.Approve? approve = request.Kind == ApprovalKind.Approve ? step.Do as StepWork.Approve : null;
        string role = approve?.Role ?? request.Role ?? workflow.RollbackOwner;
        DateTimeOffset deadline = OpenHours.Add(
            request.OpenedUtc, approve?.Deadline ?? request.Within ?? DefaultDeadline, workflow.Calendar);
        GatePolicy policy = approve is null
            ? new(1, false, false, false, [], DefaultReasons, Choices(request.Kind, step))
            : Policy(approve, workflow.RiskTier);
        return new(
            request.Run.RunId,
            request.GateId,
            request.StepId,
            request.Round,
            request.Kind,
            contract.Pin,
            role,
            request.OpenedUtc,
            deadline,
            policy,
            stored,
            request.Requester,
            request.Covers,
            Asked(people, policy, request.Requester, [role, workflow.RollbackOwner, workflow.Owner, "owner"]),
            [],
            [.. Calls(approve, request.OpenedUtc, deadline, workflow).Where(c => c.AtUtc < deadline)]);
    }

    private static GatePolicy Policy(StepWork.Approve approve, RiskTier tier) => new(
        approve.Needed,
        approve.NotRequester,
        approve.NotEditor,
        approve.TypedCode || tier == RiskTier.High,
        approve.Editable ?? [],
        approve.ReasonCodes ?? DefaultReasons,
        []);

    private static IEnumerable<GateCall> Calls(
        StepWork.Approve? approve, DateTimeOffset opened, DateTimeOffset deadline, WorkflowDefinition workflow)
    {
        if (approve is null)
        {
            // Nobody declares reminders for what should not happen; the owner is told when half of the time is gone.
            return [new(opened + ((deadline - opened) / 2), "escalation", workflow.Owner)];
        }

        DateTimeOffset At(TimeSpan after) => OpenHours.Add(opened, after, workflow.Calendar);
        return
        [
            .. (approve.Reminders ?? []).Select(r => new GateCall(At(r), "reminder")),
            .. (approve.Escalation ?? []).Select(e => new GateCall(At(e.After), "escalation", e.Role)),
        ];
    }

    /// <summary>The people of a role who may answer.</summary>
    public static IReadOnlyList<string> May(PeopleCatalog people, GatePolicy policy, string? requester, string role) =>
        [.. people.InRole(role).Where(p => !policy.NotRequester || !Is(p, requester)).Select(p => p.Id)];

    /// <summary>Whether a person is the one who asked for the item.</summary>
    public static bool Is(PersonDefinition person, string? requester) => requester is not null
        && (string.Equals(person.Id, requester, StringComparison.OrdinalIgnoreCase)
            || string.Equals(person.Email, requester, StringComparison.OrdinalIgnoreCase));

    /// <summary>The gate with a person among those asked who came to its role after it was opened; one who passed it on stays out.</summary>
    public static Gate With(Gate gate, PersonDefinition? person, PeopleCatalog people) =>
        person is not null && !gate.Asked.Contains(person.Id) && !(gate.PassedOnBy ?? []).Contains(person.Id)
        && May(people, gate.Policy, gate.Requester, gate.Role).Contains(person.Id)
            ? gate with { Asked = [.. gate.Asked, person.Id] }
            : gate;

    // A question that reaches nobody would only be found out at its deadline: the next role that has people is asked as well.
    private static List<string> Asked(PeopleCatalog people, GatePolicy policy, string? requester, IReadOnlyList<string> roles)
    {
        List<string> asked = [];
        foreach (string role in roles)
        {
            if (asked.Count < policy.Needed)
            {
                asked.AddRange(May(people, policy, requester, role).Except(asked));
            }
        }

        return asked;
    }

    private static IReadOnlyList<string> Choices(ApprovalKind kind, StepDefinition step) => kind switch
    {
        ApprovalKind.Doubt => ["it_was_done", "it_was_not"],
        ApprovalKind.Rollback => ["resolved", "accept"],
        ApprovalKind.Incident => step.Skippable ? ["retry", "skip", "cancel"] : ["retry", "cancel"],
        ApprovalKind.Approve or ApprovalKind.Manual => [],
    };
}
