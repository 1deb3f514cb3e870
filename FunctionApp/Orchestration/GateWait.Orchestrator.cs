using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Orchestration;

/// <summary>The wait of one open gate: notices go out beside it, reminders wake it, the first decision or the deadline ends it.</summary>
internal sealed class GateWait(RunThread run, OpenGate gate, Task? stopping, Task? otherwise)
{
    private readonly TaskCompletionSource _settled = new();
    private readonly List<Task> _notices = [];
    private readonly List<DateTimeOffset> _reminders = [.. gate.RemindersUtc.Order()];
    private int _asks;

    private IEnumerable<Task> Others => new[] { stopping, otherwise }.OfType<Task>();

    public async Task<ApprovalDecision?> UntilSettledAsync(Task<string> heard)
    {
        Tell(gate.Notices);
        ApprovalDecision? decision = null;
        while (decision is null)
        {
            string? woke = await WakeAsync(heard);
            if (woke is null)
            {
                await SettleAsync("withdrawn");
                break;
            }

            if (woke == "event")
            {
                // One waiter at a time, made again only after the last one was served: an abandoned waiter would swallow a decision.
                heard = run.Durable.WaitForExternalEvent<string>($"approval-{gate.GateId}");
            }

            decision = await SettleAsync(woke);
        }

        _settled.TrySetResult();
        await Task.WhenAll(_notices);
        return decision;
    }

    private async Task<ApprovalDecision?> SettleAsync(string woke)
    {
        ApprovalDecision answer = await run.CallAsync<ApprovalDecision>(
            FunctionNames.SettleGate, scope => new SettleInvocation(scope, gate.GateId, woke, ++_asks));
        if (answer is not ApprovalDecision.Pending pending)
        {
            return answer;
        }

        Tell(pending.Notices);
        if (pending.WakeUtc is { } wake)
        {
            _reminders.Add(wake);
            _reminders.Sort();
        }

        return null;
    }

    /// <summary>What came first: the event, a reminder's time, the deadline; null when the run stops or went on otherwise.</summary>
    private async Task<string?> WakeAsync(Task<string> heard)
    {
        bool remind = _reminders.Count > 0 && _reminders[0] < gate.DeadlineUtc;
        DateTimeOffset until = remind ? _reminders[0] : gate.DeadlineUtc;
        using CancellationTokenSource cancel = new();
        Task timer = run.Durable.CreateTimer(until.UtcDateTime, cancel.Token);
        Task first = await Task.WhenAny([heard, timer, .. Others]);
        if (first != timer)
        {
            cancel.Cancel();
            return first == heard ? "event" : null;
        }

        if (remind)
        {
            _reminders.RemoveAt(0);
        }

        return remind ? "reminder" : "deadline";
    }

    private void Tell(IReadOnlyList<GateNotice> notices)
    {
        foreach (GateNotice notice in notices)
        {
            // The question stays open on the desk, whatever becomes of its mails.
            _notices.Add(MailTries.UntilSentAsync(
                run,
                $"{gate.GateId}|{notice.PersonId}",
                attempt => run.CallAsync<EffectReceipt>(
                    FunctionNames.Notify, scope => new NoticeInvocation(scope, gate.GateId, notice, attempt)),
                _settled.Task));
        }
    }
}
