using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Audit;

/// <summary>Puts the end of a run on the record.</summary>
public sealed class CloseRunActivity(AuditTrail trail, TimeProvider time)
{
    /// <summary>The act under which a run is closed, by whoever finds it at its end: there is one ending.</summary>
    public const string Act = "close";

    /// <summary>Appends the notes that are left and the ending.</summary>
    /// <remarks><para>Guarantee: at least once; a run ends once, the first ending told stays.</para></remarks>
    [Function(FunctionNames.CloseRun)]
    public async Task<Recorded<string>> CloseAsync([ActivityTrigger] CloseInvocation close, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(close);
        return await trail.RecordOnceAsync(
            close.Run, "", 0, Act, _ => Task.FromResult(("closed", RunEndings.Of(close.Outcome, time.GetUtcNow()))), cancellation);
    }
}
