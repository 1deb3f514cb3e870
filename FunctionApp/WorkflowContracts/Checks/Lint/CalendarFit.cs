using System.Globalization;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A business calendar that can be computed with.</summary>
internal static class CalendarFit
{
    public const string Id = "CON047";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) => subject.Contract.Calendar is { } calendar
        ? Wrong(calendar).Select(w => subject.Problem(Id, "/calendar/" + w.Member, w.Message))
        : [];

    private static IEnumerable<(string Member, string Message)> Wrong(CalendarDefinition calendar)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(calendar.TimeZone, out _))
        {
            yield return ("time_zone", $"'{calendar.TimeZone}' is no time zone; expected a name such as Europe/Vienna");
        }

        if (calendar.WorkingDays.Count == 0)
        {
            yield return ("working_days", "expected at least one day, or no deadline would ever come");
        }

        TimeOnly? opens = Hour(calendar.Opens);
        TimeOnly? closes = Hour(calendar.Closes);
        if (opens is null || closes is null || closes <= opens)
        {
            yield return ("opens", "expected hours as HH:mm, closing after opening");
        }

        foreach (string holiday in calendar.Holidays ?? [])
        {
            if (!DateOnly.TryParseExact(holiday, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                yield return ("holidays", $"'{holiday}': expected a date such as 2026-12-25");
            }
        }
    }

    private static TimeOnly? Hour(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly hour) ? hour : null;
}
