using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Kpis;

/// <summary>Writes the facts of an ended run into the numbers.</summary>
public sealed class RecordActivity(RecordFacts record)
{
    /// <summary>Folds the run's audit entries and stores the facts.</summary>
    /// <remarks><para>Guarantee: at least once; the fold of the same entries is the same row.</para></remarks>
    [Function(FunctionNames.RecordKpi)]
    public async Task<Recorded<string>> RecordAsync([ActivityTrigger] CloseInvocation close, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(close);
        return new("recorded", await record(close.Run.RunId, close.Run.Contract, cancellation));
    }
}
