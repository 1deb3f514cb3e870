using FunctionApp.Approvals.Gates;
using FunctionApp.Approvals.Views;
using FunctionApp.Hosting;
using FunctionApp.Hosting.SignIn;
using FunctionApp.WorkflowContracts.People;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Approvals;

/// <summary>Answers who comes signed in: the same pages as behind the links, without link and code.</summary>
/// <remarks><para>Guarantee: only who is asked, or stands behind the question's role, sees a form; looking never decides.</para></remarks>
public sealed class DeskDoor
{
    private readonly GateStore _gates;
    private readonly GateViewReader _views;
    private readonly GateDesk _desk;
    private readonly GateEventSender _events;
    private readonly PeopleCatalog _people;
    private readonly TimeProvider _clock;

    internal DeskDoor(
        GateStore gates, GateViewReader views, GateDesk desk, GateEventSender events, PeopleCatalog people, TimeProvider clock)
    {
        (_gates, _views, _desk) = (gates, views, desk);
        (_events, _people, _clock) = (events, people, clock);
    }

    /// <summary>The page of a question; null where there is none.</summary>
    public async Task<HtmlPage?> ShowAsync(string approvalId, Viewer viewer, string formToken, CancellationToken cancellation)
    {
        if (await FindAsync(approvalId, cancellation) is not { } gate)
        {
            return null;
        }

        PersonDefinition? person = _people.Behind(viewer);
        GateView view = await _views.ReadAsync(gate, cancellation);
        DecisionRow? decided = await _gates.DecisionAsync(gate.RunId, gate.GateId, cancellation);
        GateVerdict? over = GateVoices.Refusal(
            GateOpening.With(gate, person, _people), decided?.ToDecision(), person, new(""), _clock.GetUtcNow());
        return over is null
            ? ApprovalPage.Ask(view, AnswerTarget.SignedIn(formToken), _clock.GetUtcNow())
            : VerdictPage.Of(over, _people, view.TimeZone);
    }

    /// <summary>Takes the form that was sent; null where there is no such question.</summary>
    public async Task<HtmlPage?> DecideAsync(
        string approvalId, Viewer viewer, string formToken, HttpRequest request, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await FindAsync(approvalId, cancellation) is not { } gate)
        {
            return null;
        }

        DateTimeOffset now = _clock.GetUtcNow();
        GateVerdict verdict = await TakeAsync(gate, viewer, await AnswerReader.ReadAsync(request, formToken, now, cancellation), cancellation);
        if (verdict is GateVerdict.Settled or GateVerdict.Counted or GateVerdict.PassedOn or GateVerdict.Later)
        {
            await _events.TellAsync(client, gate, cancellation);
        }

        GateView view = await _views.ReadAsync(await _gates.FindAsync(gate.RunId, gate.GateId, cancellation) ?? gate, cancellation);
        return verdict is GateVerdict.NotTaken no && ApprovalDoor.MayTryAgain(no.Code)
            ? ApprovalPage.Ask(view, AnswerTarget.SignedIn(formToken), now, no)
            : VerdictPage.Of(verdict, _people, view.TimeZone);
    }

    private async Task<GateVerdict> TakeAsync(Gate gate, Viewer viewer, GateAnswer? answer, CancellationToken cancellation)
    {
        if (_people.Behind(viewer) is not { } person)
        {
            return new GateVerdict.NotTaken(ApprovalCodes.NotAllowed, "You stand behind no role of this house, so this is not yours to answer.");
        }

        return answer is null
            ? new GateVerdict.NotTaken(ApprovalCodes.BadAnswer, "The answer could not be read.")
            : await _desk.AnswerSignedInAsync(gate, person, answer, cancellation);
    }

    private async Task<Gate?> FindAsync(string approvalId, CancellationToken cancellation) =>
        approvalId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~')
        && approvalId.Split('~') is [{ Length: > 0 } runId, { Length: > 0 } gateId]
        && await _gates.FindAsync(runId, gateId, cancellation) is { Erased: false } gate ? gate : null;
}
