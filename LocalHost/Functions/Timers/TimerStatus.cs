using Microsoft.Azure.Functions.Worker;

namespace LocalHost.Functions.Timers;

/// <summary>The remembered runs of a timer as they stand in its blob.</summary>
internal sealed record TimerStatus(DateTimeOffset Last, DateTimeOffset Next, DateTimeOffset LastUpdated)
{
    /// <summary>A timer that has never run is measured from when that was written down.</summary>
    internal DateTimeOffset Since => Last == default ? LastUpdated : Last;

    internal ScheduleStatus ToScheduleStatus() => new()
    {
        Last = Last.LocalDateTime,
        Next = Next.LocalDateTime,
        LastUpdated = LastUpdated.LocalDateTime,
    };
}
