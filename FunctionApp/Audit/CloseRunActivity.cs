using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Audit;

/// <summary>Puts the end of a run on the record.</summary>
public sealed class CloseRunActivity(AuditTrail trail, TimeProvider time)
{
    /// <summary>Appends the notes that are left and the ending.</summary>
    /// <remarks><para>Guarantee: at least once; a run ends once, the first ending told stays.</para></remarks>
    [Function(FunctionNames.CloseRun)]
    public async Task<Recorded<string>> CloseAsync([ActivityTrigger] CloseInvocation close, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(close);
        RunEvent ended = RunEndings.Of(close.Outcome, time.GetUtcNow());
        AuditHead head = await trail.RecordAsync(close.Run, "close", [.. close.Run.Notes, ended], cancellation);
        return new("closed", head);
    }
}
