namespace FunctionApp.Kpis;

/// <summary>A business outcome of a run, told after it ended: converted, paid, reopened.</summary>
/// <remarks><para>Shape: the id is made from kind and instant, so that telling it twice counts once.</para></remarks>
public sealed record RunOutcomeReport(string Id, string RunId, string Kind, decimal? Value, DateTimeOffset AtUtc);
