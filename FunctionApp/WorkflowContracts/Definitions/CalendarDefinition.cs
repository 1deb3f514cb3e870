namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>When the business is open; deadlines for people count only open time.</summary>
/// <remarks><para>Shape: IANA time zone; hours as HH:mm; days as English names; holidays as ISO dates.</para></remarks>
public sealed record CalendarDefinition(
    string TimeZone,
    IReadOnlyList<DayOfWeek> WorkingDays,
    string Opens,
    string Closes,
    IReadOnlyList<string>? Holidays = null);
