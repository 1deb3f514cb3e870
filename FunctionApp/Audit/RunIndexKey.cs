using System.Globalization;

namespace FunctionApp.Audit;

/// <summary>Where a run stands in lists: by workflow and month, newest first; pure.</summary>
internal static class RunIndexKey
{
    /// <summary>Holds one row per workflow and month that has runs, so that lists know where to look.</summary>
    internal const string Months = "months";

    internal static string Partition(string workflow, DateTimeOffset startedUtc) =>
        $"{workflow}:{startedUtc.UtcDateTime.ToString("yyyyMM", CultureInfo.InvariantCulture)}";

    internal static string Row(string runId, DateTimeOffset startedUtc) => $"{Reversed(startedUtc, 0)}-{runId}";

    /// <summary>Row keys below it began at or after the instant; those at or above it began before.</summary>
    internal static string Border(DateTimeOffset utc) => Reversed(utc, 1);

    internal static string MonthOf(string partition) => partition[(partition.LastIndexOf(':') + 1)..];

    internal static string WorkflowOf(string partition) => partition[..partition.LastIndexOf(':')];

    private static string Reversed(DateTimeOffset utc, long more) =>
        (DateTimeOffset.MaxValue.UtcTicks - utc.UtcTicks + more).ToString("D19", CultureInfo.InvariantCulture);
}
