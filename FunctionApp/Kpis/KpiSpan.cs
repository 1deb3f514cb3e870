using System.Globalization;

namespace FunctionApp.Kpis;

/// <summary>Reads the days that a caller asks for; pure.</summary>
internal static class KpiSpan
{
    private const int MostDays = 366;

    /// <summary>First day and the day after the last; null when they are no days, out of order or too many.</summary>
    internal static KpiDays? Of(string? from, string? to, DateOnly today)
    {
        DateOnly? end = to is null ? today.AddDays(1) : Day(to);
        DateOnly? start = from is null && end is { } last ? KpiDays.Until(last.AddDays(-1)).From : Day(from);
        return start < end && end.Value.DayNumber - start.Value.DayNumber <= MostDays ? new(start.Value, end.Value) : null;
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;
}
