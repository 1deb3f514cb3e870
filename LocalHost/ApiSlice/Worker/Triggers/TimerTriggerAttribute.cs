using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function by a schedule.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Takes an NCRONTAB expression, a time span, or <c>%Setting%</c>.</summary>
    public TimerTriggerAttribute(string schedule)
    {
        Schedule = schedule;
        UseMonitor = true;
    }

    /// <summary>The NCRONTAB expression, time span, or <c>%Setting%</c>.</summary>
    public string Schedule { get; }

    /// <summary>Whether the last run is remembered across restarts.</summary>
    /// <remarks><b>Units:</b> default: true; without effect for schedules more frequent than once a minute.</remarks>
    public bool UseMonitor { get; set; }

    /// <summary>Whether the function also runs whenever the host starts.</summary>
    public bool RunOnStartup { get; set; }
}
