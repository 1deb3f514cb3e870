using System.Globalization;
using FunctionApp.Hosting;

namespace LocalHost.Functions.Timers;

/// <summary>When a timer fires: an NCRONTAB expression by the clocks of a zone, or a constant interval.</summary>
internal sealed class TimerSchedule
{
    private static readonly TimeSpan LeastMonitored = TimeSpan.FromMinutes(1);
    private const int LookAhead = 5;

    private readonly Func<DateTimeOffset, DateTimeOffset?> _next;

    internal TimerSchedule(string text, TimeZoneInfo zone)
    {
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan interval) && interval > TimeSpan.Zero)
        {
            _next = after => after + interval;
            return;
        }

        Ncrontab expression = Ncrontab.Parse(text);
        _next = after => expression.Next(after, zone);
    }

    internal DateTimeOffset? Next(DateTimeOffset after) => _next(after);

    /// <summary>The platform remembers no runs of a timer that fires more often than once a minute.</summary>
    internal bool IsTooFrequentToMonitor(DateTimeOffset now)
    {
        DateTimeOffset? earlier = Next(now);
        for (int i = 0; i < LookAhead && earlier is not null; i++)
        {
            DateTimeOffset? later = Next(earlier.Value);
            if (later - earlier < LeastMonitored)
            {
                return true;
            }

            earlier = later;
        }

        return false;
    }
}
