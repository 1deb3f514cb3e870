namespace Microsoft.DurableTask.Client;

/// <summary>The state of an orchestration instance.</summary>
public enum OrchestrationRuntimeStatus
{
    /// <summary>It has begun.</summary>
    Running = 0,

    /// <summary>It returned.</summary>
    Completed = 1,

    /// <summary>It started over; never stored as a lasting state.</summary>
    [Obsolete("The status is never seen from outside.")]
    ContinuedAsNew = 2,

    /// <summary>It ended with an unhandled exception.</summary>
    Failed = 3,

    /// <summary>Not used.</summary>
    [Obsolete("The status is not used.")]
    Canceled = 4,

    /// <summary>It was ended from outside.</summary>
    Terminated = 5,

    /// <summary>It was stored and has not begun.</summary>
    Pending = 6,

    /// <summary>It is held.</summary>
    Suspended = 7,
}
