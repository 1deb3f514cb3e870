using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Orchestration;

/// <summary>The wait of one open gate: notices go out beside it, reminders wake it, the first decision or the deadline ends it.</summary>
internal sealed class GateWait(RunThread run, OpenGate gate, Task? stopping, Task? otherwise)
{
    private static readonly FailurePolicyDefinition MailPolicy =
        new(40, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60), 2.0, TimeSpan.FromMinutes(30));

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
            _notices.Add(TellAsync(notice));
        }
    }

    /// <summary>A mail server that is down delays a notice and never the run; the question stays open on the desk.</summary>
    private async Task TellAsync(GateNotice notice)
    {
        for (int attempt = 1; attempt <= MailPolicy.Attempts && !_settled.Task.IsCompleted; attempt++)
        {
            EffectReceipt receipt = await run.CallAsync<EffectReceipt>(
                FunctionNames.Notify, scope => new NoticeInvocation(scope, gate.GateId, notice, attempt));
            TimeSpan? wait = receipt switch
            {
                EffectReceipt.NotApplied no => no.RetryAfter ?? TimeSpan.Zero,
                EffectReceipt.Busy busy => busy.RetryAfter,
                EffectReceipt.InDoubt => TimeSpan.Zero,
                _ => null,
            };
            if (wait is null)
            {
                return;
            }

            string seed = $"{run.Input.RunId}|{gate.GateId}|{notice.PersonId}|{attempt}";
            await PauseAsync(FailurePolicy.Delay(MailPolicy, wait, seed, attempt));
        }
    }

    private async Task PauseAsync(TimeSpan delay)
    {
        using CancellationTokenSource cancel = new();
        Task timer = run.Durable.CreateTimer(delay, cancel.Token);
        if (await Task.WhenAny(timer, _settled.Task) != timer)
        {
            cancel.Cancel();
        }
    }
}
