namespace FunctionApp.Kpis;

/// <summary>What one ended run adds to the numbers.</summary>
/// <remarks>
/// <para>Shape: <paramref name="Exception"/>: the run left its intended path (paused, done by hand, in doubt, undone, failed or
/// cancelled).</para>
/// </remarks>
public sealed record RunFacts(
    string RunId,
    string Workflow,
    string ContractVersion,
    string Ending,
    DateTimeOffset ReceivedUtc,
    DateTimeOffset EndedUtc,
    RunTimes Times,
    RunWork Work,
    RunReview Review,
    bool Exception,
    RunBaseline Baseline);
