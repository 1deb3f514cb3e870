using FunctionApp.Approvals.Gates;
using FunctionApp.Approvals.Tokens;
using FunctionApp.Approvals.Views;
using FunctionApp.WorkflowContracts.People;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Approvals;

/// <summary>Answers who comes by a link: the page, or what became of the answer.</summary>
public sealed class ApprovalDoor
{
    private readonly GateStore _gates;
    private readonly TokenStore _tokens;
    private readonly GateViewReader _views;
    private readonly GateDesk _desk;
    private readonly GateEventSender _events;
    private readonly PeopleCatalog _people;
    private readonly GuessLimit _guesses;
    private readonly TimeProvider _clock;

    internal ApprovalDoor(
        GateStore gates,
        TokenStore tokens,
        GateViewReader views,
        GateDesk desk,
        GateEventSender events,
        PeopleCatalog people,
        GuessLimit guesses,
        TimeProvider clock)
    {
        _gates = gates;
        _tokens = tokens;
        _views = views;
        _desk = desk;
        _events = events;
        _people = people;
        _guesses = guesses;
        _clock = clock;
    }

    internal async Task<IResult> ShowAsync(string approvalId, HttpRequest request, CancellationToken cancellation)
    {
        (LinkHolder? holder, Gate? gate, GateVerdict.NotTaken? refusal) = await EnterAsync(approvalId, request, cancellation);
        if (holder is null || gate is null)
        {
            return VerdictPage.Failed(refusal!);
        }

        GateView view = await _views.ReadAsync(gate, cancellation);
        DecisionRow? decided = await _gates.DecisionAsync(gate.RunId, gate.GateId, cancellation);
        GateVerdict? over = GateVoices.Refusal(gate, decided?.ToDecision(), _people.Find(holder.PersonId), new(""), _clock.GetUtcNow());
        return over is null
            ? ApprovalPage.Ask(view, AnswerTarget.Link(Token(request)!), _clock.GetUtcNow())
            : VerdictPage.Of(over, _people, view.TimeZone);
    }

    internal async Task<(GateVerdict Verdict, IResult Page)> DecideAsync(
        string approvalId, HttpRequest request, DurableTaskClient client, CancellationToken cancellation)
    {
        (LinkHolder? holder, Gate? gate, GateVerdict.NotTaken? refusal) = await EnterAsync(approvalId, request, cancellation);
        if (holder is null || gate is null)
        {
            return (refusal!, VerdictPage.Failed(refusal!));
        }

        DateTimeOffset now = _clock.GetUtcNow();
        string token = Token(request)!;
        GateVerdict verdict = await AnswerReader.ReadAsync(request, token, now, cancellation) is { } answer
            ? await _desk.AnswerAsync(holder, answer, cancellation)
            : new GateVerdict.NotTaken(ApprovalCodes.BadAnswer, "The answer could not be read.");
        if (verdict is GateVerdict.Settled or GateVerdict.Counted or GateVerdict.PassedOn or GateVerdict.Later)
        {
            await _events.TellAsync(client, gate, cancellation);
        }

        GateView view = await _views.ReadAsync(await _gates.FindAsync(gate.RunId, gate.GateId, cancellation) ?? gate, cancellation);
        return (verdict, verdict is GateVerdict.NotTaken no && MayTryAgain(no.Code)
            ? ApprovalPage.Ask(view, AnswerTarget.Link(token), now, no)
            : VerdictPage.Of(verdict, _people, view.TimeZone));
    }

    private async Task<(LinkHolder? Holder, Gate? Gate, GateVerdict.NotTaken? Refusal)> EnterAsync(
        string approvalId, HttpRequest request, CancellationToken cancellation)
    {
        string caller = GuessLimit.CallerOf(request);
        if (_guesses.IsOver(caller))
        {
            return (null, null, new(ApprovalCodes.TooManyGuesses, "Too many links that are not valid came from here. Please try again in a while."));
        }

        LinkHolder? holder = await _tokens.FindAsync(approvalId, Token(request), cancellation);
        Gate? gate = holder is null ? null : await _gates.FindAsync(holder.RunId, holder.GateId, cancellation);
        if (gate is null or { Erased: true })
        {
            _guesses.Count(caller);
            return (null, null, new(ApprovalCodes.BadLink, "This link cannot be used."));
        }

        return (holder, gate, null);
    }

    internal static bool MayTryAgain(string code) =>
        code is ApprovalCodes.BadAnswer or ApprovalCodes.ReasonNeeded or ApprovalCodes.CodeNeeded or ApprovalCodes.Changed;

    private static string? Token(HttpRequest request) => request.Query["t"] is [{ Length: > 0 } token] ? token : null;
}
