using System.Globalization;

namespace FunctionApp.Hosting;

/// <summary>A schedule in the platform's NCRONTAB form: second (optional), minute, hour, day, month, day of week.</summary>
/// <remarks>
/// <b>Shape:</b> lists, ranges, steps; months and days of the week by number or English name; the two day fields must both
/// match; days of the week are 0 (Sunday) to 6.
/// <b>Guarantee:</b> immutable.
/// </remarks>
public sealed class Ncrontab
{
    // February 29 on a given day of the week comes back after at most 40 years.
    private const int LongestGapYears = 41;

    private static readonly Field[] Fields =
    [
        new("second", 0, 59), new("minute", 0, 59), new("hour", 0, 23), new("day", 1, 31),
        new("month", 1, 12, CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12]),
        new("day of week", 0, 6, CultureInfo.InvariantCulture.DateTimeFormat.DayNames),
    ];

    private readonly ulong[] _sets;
    private readonly bool _runsThroughTheDay;

    private Ncrontab(string[] parts)
    {
        _sets = [.. Fields.Zip(parts, (field, part) => field.Read(part))];
        _runsThroughTheDay = parts[..3].Any(p => p.AsSpan().ContainsAny("*-/"));
    }

    /// <summary>Reads an expression of five or six fields.</summary>
    /// <exception cref="FormatException">It is none; the message says which field and why.</exception>
    public static Ncrontab Parse(string text)
    {
        string[] parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length is 5 or 6
            ? new Ncrontab(parts.Length == 5 ? ["0", .. parts] : parts)
            : throw new FormatException($"'{text}' has {parts.Length} fields, and a schedule has five or six.");
    }

    /// <summary>The first occurrence after a wall-clock time, or null when there is none.</summary>
    public DateTime? Next(DateTime after)
    {
        DateTime at = new DateTime(after.Ticks - (after.Ticks % TimeSpan.TicksPerSecond)).AddSeconds(1);
        DateTime end = new(Math.Min(after.Year + LongestGapYears, 9998), 12, 31);
        while (at.Date <= end)
        {
            if (!Has(4, at.Month))
            {
                at = new DateTime(at.Year, at.Month, 1).AddMonths(1);
            }
            else if (!Has(3, at.Day) || !Has(5, (int)at.DayOfWeek) || TimeFrom(at.TimeOfDay) is not { } time)
            {
                at = at.Date.AddDays(1);
            }
            else
            {
                return at.Date + time;
            }
        }

        return null;
    }

    /// <summary>The first occurrence after an instant by the clocks of a zone, or null when there is none.</summary>
    /// <remarks>
    /// <b>Guarantee:</b> a time that the clocks skip moves on by what they skip, a time that they show twice counts once;
    /// a schedule that runs through the day keeps its pace over both.
    /// </remarks>
    public DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(after, zone);
        return _runsThroughTheDay ? NextByPace(local, zone) : NextByClock(local, zone);
    }

    /// <summary>The last occurrence after one instant and not after another, or null when there is none.</summary>
    public DateTimeOffset? Newest(DateTimeOffset after, DateTimeOffset until, TimeZoneInfo zone)
    {
        // From the end backwards, in windows that grow: after a long pause only the last occurrence counts.
        for (TimeSpan window = TimeSpan.FromMinutes(1); ; window *= 4)
        {
            DateTimeOffset from = until - after > window ? until - window : after;
            DateTimeOffset? newest = null;
            for (DateTimeOffset? at = Next(from, zone); at <= until; at = Next(at.Value, zone))
            {
                newest = at;
            }

            if (newest is not null || from == after)
            {
                return newest;
            }
        }
    }

    private DateTimeOffset? NextByClock(DateTimeOffset after, TimeZoneInfo zone)
    {
        for (DateTime? wall = Next(after.DateTime); wall is { } at; wall = Next(at))
        {
            TimeSpan offset = zone.IsAmbiguousTime(at) ? zone.GetAmbiguousTimeOffsets(at).Max() : zone.GetUtcOffset(at);
            DateTimeOffset instant = new(at, offset);
            if (instant > after)
            {
                return TimeZoneInfo.ConvertTime(instant, zone);
            }
        }

        return null;
    }

    private DateTimeOffset? NextByPace(DateTimeOffset after, TimeZoneInfo zone)
    {
        DateTimeOffset cursor = after;
        while (Next(cursor.DateTime) is { } wall)
        {
            DateTimeOffset instant = new(wall, cursor.Offset);
            if (zone.GetUtcOffset(instant) == cursor.Offset)
            {
                return instant;
            }

            DateTimeOffset changed = TimeZoneInfo.ConvertTime(FirstChange(cursor, instant, zone), zone);
            cursor = changed.AddSeconds(-1);
        }

        return null;
    }

    private static DateTimeOffset FirstChange(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        long same = from.ToUnixTimeSeconds();
        long other = to.ToUnixTimeSeconds();
        while (other - same > 1)
        {
            long middle = same + ((other - same) / 2);
            bool changed = zone.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(middle)) != from.Offset;
            (same, other) = changed ? (same, middle) : (middle, other);
        }

        return DateTimeOffset.FromUnixTimeSeconds(other);
    }

    private TimeSpan? TimeFrom(TimeSpan from)
    {
        for (int hour = from.Hours; hour < 24; hour++)
        {
            for (int minute = hour == from.Hours ? from.Minutes : 0; minute < 60 && Has(2, hour); minute++)
            {
                bool first = hour == from.Hours && minute == from.Minutes;
                for (int second = first ? from.Seconds : 0; second < 60 && Has(1, minute); second++)
                {
                    if (Has(0, second))
                    {
                        return new TimeSpan(hour, minute, second);
                    }
                }
            }
        }

        return null;
    }

    private bool Has(int field, int value) => (_sets[field] & (1UL << value)) != 0;

    private sealed record Field(string Name, int Least, int Most, string[]? Words = null)
    {
        internal ulong Read(string text) => text.Split(',').Aggregate(0UL, (set, item) => set | ReadItem(item));

        private ulong ReadItem(string item)
        {
            string[] stepped = item.Split('/', 2);
            int step = stepped.Length == 1 ? 1 : Number(stepped[1], item);
            Require(step > 0, item, "a step is at least 1");
            string[] range = stepped[0].Split('-', 2);
            int first = range[0] == "*" ? Least : Value(range[0], item);
            int last = range.Length == 2 ? Value(range[1], item)
                : range[0] == "*" || stepped.Length == 2 ? Most
                : first;
            Require(first <= last, item, "a range runs upwards");
            ulong set = 0;
            for (int value = first; value <= last; value += step)
            {
                set |= 1UL << value;
            }

            return set;
        }

        private int Value(string text, string item)
        {
            int word = text.Length == 0 || Words is null
                ? -1
                : Array.FindIndex(Words, w => w.StartsWith(text, StringComparison.OrdinalIgnoreCase));
            int value = word >= 0 ? word + Least : Number(text, item);
            Require(value >= Least && value <= Most, item, $"values run from {Least} to {Most}");
            return value;
        }

        private int Number(string text, string item)
        {
            Require(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number), item, $"'{text}' is no value");
            return number;
        }

        private void Require(bool holds, string item, string reason)
        {
            if (!holds)
            {
                throw new FormatException($"'{item}' is no {Name}: {reason}.");
            }
        }
    }
}
