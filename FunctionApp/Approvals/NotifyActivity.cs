using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Approvals;

/// <summary>Sends one mail of a gate to one person, with a link of that person's own.</summary>
/// <remarks><para>Guarantee: gate, person and number name one mail; in doubt the same one goes out again.</para></remarks>
public sealed class NotifyActivity(AuditTrail audit, GateNotices notices, TimeProvider clock)
{
    /// <summary>What became of the mail, recorded once for the attempt.</summary>
    [Function(FunctionNames.Notify)]
    public Task<Recorded<EffectReceipt>> RunAsync([ActivityTrigger] NoticeInvocation invocation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        GateNotice notice = invocation.Notice;
        return audit.RecordOnceAsync(
            invocation.Run,
            invocation.GateId,
            invocation.Attempt,
            $"notify|{notice.PersonId}|{notice.Number}",
            async token =>
            {
                (string stepId, EffectReceipt receipt) = await notices.SendAsync(invocation.Run.RunId, invocation.GateId, notice, token);
                return (receipt, GateEvents.Noticed(invocation.GateId, stepId, notice, invocation.Attempt, receipt, clock.GetUtcNow()));
            },
            cancellation);
    }
}
