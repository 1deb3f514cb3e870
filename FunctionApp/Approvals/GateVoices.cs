using FunctionApp.Approvals.Gates;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.People;

namespace FunctionApp.Approvals;

/// <summary>What an answer makes of a gate; pure.</summary>
internal static class GateVoices
{
    /// <summary>Why a person's answer cannot be taken; null when it can.</summary>
    public static GateVerdict? Refusal(Gate gate, ApprovalDecision? decided, PersonDefinition? person, GateAnswer answer, DateTimeOffset now)
    {
        if (decided is not null)
        {
            return new GateVerdict.Already(decided);
        }

        if (now >= gate.DeadlineUtc)
        {
            return new GateVerdict.NotTaken(ApprovalCodes.Silence, "The time to answer is over; what silence means has been done.");
        }

        if (person is null || !gate.Asked.Contains(person.Id) || (gate.Policy.NotRequester && GateOpening.Is(person, gate.Requester)))
        {
            return new GateVerdict.NotTaken(ApprovalCodes.NotAllowed, "This question is no longer yours to answer.");
        }

        return answer.Shown is { Length: > 0 } shown && shown != gate.CoversSha256
            ? new GateVerdict.NotTaken(ApprovalCodes.Changed, "The text was changed after it was shown to you. Please look at it again.")
            : null;
    }

    /// <summary>A yes to payloads; enough of them settle the gate.</summary>
    public static GateChange<GateVerdict> Approve(
        Gate gate, string personId, IReadOnlyList<PreparedEffect> covers, int seconds, DateTimeOffset now, BlobRef? feedback)
    {
        Gate shown = gate with { Covers = covers };
        bool edited = shown.CoversSha256 != gate.CoversSha256;
        string? editor = edited ? personId : gate.EditedBy;
        List<GateVoice> voices = edited ? [] : [.. gate.Voices.Where(v => v.PersonId != personId)];
        if (!gate.Policy.NotEditor || editor != personId)
        {
            voices.Add(new(personId, now, seconds, shown.CoversSha256));
        }
        else if (!edited)
        {
            return new(new GateVerdict.NotTaken(ApprovalCodes.NotAllowed, "You changed the text, so somebody else has to say yes to it."));
        }

        Gate next = shown with { Voices = voices, EditedBy = editor, Changes = gate.Changes + 1 };
        if (voices.Count >= gate.Policy.Needed)
        {
            string by = string.Join(',', voices.Select(v => v.PersonId));
            ApprovalDecision decision = new ApprovalDecision.Approved(by, now, covers, editor is not null, voices.Sum(v => v.Seconds));
            return new(new GateVerdict.Settled(decision), next, decision, feedback);
        }

        if (edited)
        {
            next = next with { Calls = [.. next.Calls, new(now, "edited")] };
        }

        return new(new GateVerdict.Counted(gate.Policy.Needed - voices.Count), next);
    }

    /// <summary>An answer that settles the gate by itself.</summary>
    public static GateChange<GateVerdict> Settle(Gate gate, ApprovalDecision decision, BlobRef? feedback) =>
        new(new GateVerdict.Settled(decision), gate with { Changes = gate.Changes + 1 }, decision, feedback);

    /// <summary>The question goes to somebody else, with the voice of who passes it on.</summary>
    public static GateChange<GateVerdict> PassOn(Gate gate, string personId, PersonDefinition? to, DateTimeOffset now)
    {
        if (to is null || gate.Asked.Contains(to.Id) || (gate.Policy.NotRequester && GateOpening.Is(to, gate.Requester))
            || (gate.Policy.NotEditor && to.Id == gate.EditedBy))
        {
            return new(new GateVerdict.NotTaken(ApprovalCodes.NotAllowed, "The question cannot be passed on to this person."));
        }

        Gate next = gate with
        {
            Asked = [.. gate.Asked.Where(a => a != personId), to.Id],
            PassedOnBy = [.. (gate.PassedOnBy ?? []).Append(personId).Except([to.Id])],
            Voices = [.. gate.Voices.Where(v => v.PersonId != personId)],
            Calls = [.. gate.Calls, new(now, "delegated", PersonId: to.Id)],
            Changes = gate.Changes + 1,
        };
        return new(new GateVerdict.PassedOn(to.Id), next);
    }

    /// <summary>The person is told again later, and before the deadline.</summary>
    public static GateChange<GateVerdict> Later(Gate gate, string personId, int hours, DateTimeOffset now)
    {
        DateTimeOffset at = now + TimeSpan.FromHours(Math.Clamp(hours, 1, 72));
        if (at >= gate.DeadlineUtc)
        {
            return new(new GateVerdict.NotTaken(ApprovalCodes.BadAnswer, "The time to answer ends before that."));
        }

        Gate next = gate with { Calls = [.. gate.Calls, new(at, "later", PersonId: personId)], Changes = gate.Changes + 1 };
        return new(new GateVerdict.Later(at), next);
    }
}
