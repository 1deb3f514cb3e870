using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Audit;

/// <summary>Puts the end of a run on the record.</summary>
public sealed class CloseRunActivity(AuditTrail trail, RunClosed closed, TimeProvider time)
{
    /// <summary>The act under which a run is closed, by whoever finds it at its end: there is one ending.</summary>
    public const string Act = "close";

    /// <summary>Appends the notes that are left and the ending, and lets go of what the run held.</summary>
    /// <remarks><para>Guarantee: at least once; a run ends once, the first ending told stays.</para></remarks>
    [Function(FunctionNames.CloseRun)]
    public async Task<Recorded<string>> CloseAsync(
        [ActivityTrigger] CloseInvocation close, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(close);
        Recorded<string> recorded = await trail.RecordOnceAsync(
            close.Run, "", 0, Act, _ => Task.FromResult(("closed", RunEndings.Of(close.Outcome, time.GetUtcNow()))), cancellation);
        await closed(close.Run.RunId, close.Run.Contract, client, cancellation);
        return recorded;
    }
}
