namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer knows of its schedule when it fires.</summary>
public class TimerInfo
{
    /// <summary>The remembered runs; null when the timer is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether this run is late because the host was down.</summary>
    public bool IsPastDue { get; set; }
}

/// <summary>The remembered runs of a timer.</summary>
public class ScheduleStatus
{
    /// <summary>The last run.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next run.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this record was last written.</summary>
    public DateTime LastUpdated { get; set; }
}
