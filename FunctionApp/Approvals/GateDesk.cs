using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Approvals.Gates;
using FunctionApp.Approvals.Tokens;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.People;

namespace FunctionApp.Approvals;

/// <summary>Takes the answers of people; content is stored before the decision that points at it.</summary>
internal sealed class GateDesk(
    GateStore gates, TokenStore tokens, PeopleCatalog people, PayloadEdits edits, ManualWork manual, BlobVault vault, TimeProvider clock)
{
    /// <summary>Takes an answer, or says why not.</summary>
    public async Task<GateVerdict> AnswerAsync(LinkHolder holder, GateAnswer answer, CancellationToken cancellation)
    {
        Gate? gate = await gates.FindAsync(holder.RunId, holder.GateId, cancellation);
        if (gate is null)
        {
            return new GateVerdict.NotTaken(ApprovalCodes.BadLink, "This link is not valid.");
        }

        // What was shown is what the page says; an answer without a page is bound to what the mail showed.
        GateAnswer bound = answer with { Shown = answer.Shown ?? holder.ShownSha256 };
        if (gate.Policy.TypedCode && gate.DecisionId is null && bound.Decision is not "later"
            && !await tokens.CheckCodeAsync(holder, bound.Code, cancellation))
        {
            return holder.Row.WrongCodes >= TokenStore.MostWrongCodes
                ? new GateVerdict.NotTaken(ApprovalCodes.TooManyGuesses, "Too many wrong codes were typed; this link is used up. The next reminder brings a new one.")
                : new GateVerdict.NotTaken(ApprovalCodes.CodeNeeded, "Please type the code that stands in the mail.");
        }

        return await AnswerAsync(gate, people.Find(holder.PersonId), bound, cancellation);
    }

    /// <summary>Takes the answer of somebody whom the sign-in vouches for; what was shown has to come with it.</summary>
    public Task<GateVerdict> AnswerSignedInAsync(Gate gate, PersonDefinition person, GateAnswer answer, CancellationToken cancellation) =>
        answer.Shown is { Length: > 0 }
            ? AnswerAsync(gate, person, answer, cancellation)
            : Task.FromResult<GateVerdict>(new GateVerdict.NotTaken(ApprovalCodes.Changed, "Please look at the question first, then answer it."));

    private Task<GateVerdict> AnswerAsync(Gate gate, PersonDefinition? person, GateAnswer answer, CancellationToken cancellation) =>
        gates.ChangeAsync<GateVerdict>(
            gate.RunId,
            gate.GateId,
            async (stored, decided) =>
            {
                Gate now = GateOpening.With(stored, person, people);
                return GateVoices.Refusal(now, decided?.ToDecision(), person, answer, clock.GetUtcNow()) is { } refusal
                    ? new(refusal)
                    : await TakeAsync(now, person!.Id, answer, cancellation);
            },
            cancellation);

    private async Task<GateChange<GateVerdict>> TakeAsync(Gate gate, string by, GateAnswer answer, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        switch (answer.Decision)
        {
            case "delegate":
                return GateVoices.PassOn(gate, by, answer.To is { } to ? people.Find(to) : null, now);
            case "later":
                return GateVoices.Later(gate, by, answer.Hours ?? 1, now);
            case "decline" when gate.Policy.Choices.Count == 0:
                return await DeclineAsync(gate, by, answer, now, cancellation);
            case "approve" or "edit" when gate.Kind == ApprovalKind.Approve:
                return await ApproveAsync(gate, by, answer, now, cancellation);
            case "manual" when gate.Kind == ApprovalKind.Manual:
                return await ManualAsync(gate, by, answer, now, cancellation);
            case string choice when gate.Policy.Choices.Contains(choice):
                BlobRef said = await FeedbackAsync(gate, by, answer, [], cancellation);
                return GateVoices.Settle(gate, new ApprovalDecision.Approved(by, now, gate.Covers, false, answer.Seconds, Choice: choice), said);
            default:
                return NotTaken(ApprovalCodes.BadAnswer, "This answer is not one of those that the question takes.");
        }
    }

    private async Task<GateChange<GateVerdict>> ApproveAsync(
        Gate gate, string by, GateAnswer answer, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await edits.ApplyAsync(gate, answer.Edits ?? new Dictionary<string, string>(), cancellation) is not { } edited)
        {
            return NotTaken(ApprovalCodes.BadAnswer, "Only the texts that are offered for it can be changed, and none can be left empty.");
        }

        BlobRef feedback = await FeedbackAsync(gate, by, answer, edited.Changes, cancellation);
        return GateVoices.Approve(gate, by, edited.Covers, answer.Seconds, now, feedback);
    }

    private async Task<GateChange<GateVerdict>> DeclineAsync(
        Gate gate, string by, GateAnswer answer, DateTimeOffset now, CancellationToken cancellation)
    {
        if (answer.ReasonCode is not { } reason || (reason != "other" && !gate.Policy.ReasonCodes.Contains(reason)))
        {
            return NotTaken(ApprovalCodes.ReasonNeeded, "Please choose why you say no.");
        }

        BlobRef feedback = await FeedbackAsync(gate, by, answer, [], cancellation);
        return GateVoices.Settle(gate, new ApprovalDecision.Declined(by, now, reason, answer.Seconds), feedback);
    }

    private async Task<GateChange<GateVerdict>> ManualAsync(
        Gate gate, string by, GateAnswer answer, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await manual.StoreAsync(gate, answer.Edits ?? new Dictionary<string, string>(), cancellation) is not { } output)
        {
            return NotTaken(ApprovalCodes.BadAnswer, "Please fill in what the step should have found.");
        }

        BlobRef feedback = await FeedbackAsync(gate, by, answer, [], cancellation);
        return GateVoices.Settle(gate, new ApprovalDecision.Approved(by, now, [], false, answer.Seconds, output), feedback);
    }

    private async Task<BlobRef> FeedbackAsync(
        Gate gate, string by, GateAnswer answer, IReadOnlyList<TextChange> changes, CancellationToken cancellation)
    {
        JsonObject feedback = new()
        {
            ["gate_id"] = gate.GateId,
            ["by"] = by,
            ["decision"] = answer.Decision,
            ["reason_code"] = answer.ReasonCode,
            ["comment"] = answer.Comment is { Length: > 0 } comment ? comment[..Math.Min(comment.Length, 4000)] : null,
            ["seconds"] = answer.Seconds,
            ["changes"] = JsonSerializer.SerializeToNode(changes, HandshakeJson.Wire),
        };
        byte[] bytes = CanonicalJson.Bytes(JsonSerializer.SerializeToElement(feedback));
        string name = $"{gate.RunId}/approvals/{gate.GateId}.feedback.{BlobVault.Sha256Of(bytes)[..12]}.json";
        return await vault.PutAsync(StorageNames.RunContents, name, bytes, "application/json", cancellation);
    }

    private static GateChange<GateVerdict> NotTaken(string code, string text) => new(new GateVerdict.NotTaken(code, text));
}
