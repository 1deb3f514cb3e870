using System.Globalization;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Values;

/// <summary>Counts time as a business does: only while it is open; pure.</summary>
/// <remarks><para>Guarantee: without a calendar all time counts. A local hour that a clock change skips begins an hour later.</para></remarks>
public static class OpenHours
{
    // Ten years without an open hour: the calendar is wrong, and waiting for ever would be worse than counting all time.
    private const int MostDays = 3660;

    /// <summary>The open time between two instants; zero when the second is not after the first.</summary>
    public static TimeSpan Between(DateTimeOffset fromUtc, DateTimeOffset toUtc, CalendarDefinition? calendar)
    {
        if (toUtc <= fromUtc)
        {
            return TimeSpan.Zero;
        }

        return calendar is null
            ? toUtc - fromUtc
            : Windows(fromUtc, calendar)
                .TakeWhile(w => w.Opens < toUtc)
                .Aggregate(TimeSpan.Zero, (sum, w) => sum + (Earlier(w.Closes, toUtc) - Later(w.Opens, fromUtc)));
    }

    /// <summary>The instant at which so much open time has passed; deadlines and reminders of people.</summary>
    public static DateTimeOffset Add(DateTimeOffset fromUtc, TimeSpan open, CalendarDefinition? calendar)
    {
        if (calendar is null)
        {
            return fromUtc + open;
        }

        TimeSpan left = open;
        foreach ((DateTimeOffset opens, DateTimeOffset closes) in Windows(fromUtc, calendar))
        {
            DateTimeOffset start = Later(opens, fromUtc);
            if (closes - start >= left)
            {
                return start + left;
            }

            left -= closes - start;
        }

        return fromUtc + open;
    }

    /// <summary>The open windows that end after an instant, in order.</summary>
    private static IEnumerable<(DateTimeOffset Opens, DateTimeOffset Closes)> Windows(
        DateTimeOffset fromUtc, CalendarDefinition calendar)
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(calendar.TimeZone);
        TimeOnly opens = TimeOnly.ParseExact(calendar.Opens, "HH:mm", CultureInfo.InvariantCulture);
        TimeOnly closes = TimeOnly.ParseExact(calendar.Closes, "HH:mm", CultureInfo.InvariantCulture);
        DateOnly first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(fromUtc, zone).DateTime);
        return Enumerable.Range(0, MostDays)
            .Select(first.AddDays)
            .Where(day => IsOpen(day, calendar))
            .Select(day => (Instant(day.ToDateTime(opens), zone), Instant(day.ToDateTime(closes), zone)))
            .Where(w => w.Item2 > fromUtc);
    }

    private static bool IsOpen(DateOnly day, CalendarDefinition calendar) =>
        calendar.WorkingDays.Contains(day.DayOfWeek)
        && calendar.Holidays?.Contains(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) != true;

    private static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone)
    {
        DateTime real = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(real, zone.GetUtcOffset(real)).ToUniversalTime();
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
