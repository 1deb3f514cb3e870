using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;
using Xunit;

namespace FunctionApp.Tests.WorkflowContracts;

public sealed class OpenHoursTests
{
    private static readonly CalendarDefinition Shop = new(
        "Europe/Vienna",
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday],
        "09:00",
        "17:00",
        ["2026-12-25"]);

    [Theory]
    [InlineData("2026-11-20T15:00Z", "2026-11-23T09:00Z", 2)] // Friday 16:00 to Monday 10:00 in Vienna
    [InlineData("2026-11-21T10:00Z", "2026-11-22T10:00Z", 0)] // a weekend
    [InlineData("2026-12-24T15:00Z", "2026-12-28T09:00Z", 2)] // over a holiday and a weekend
    [InlineData("2026-10-23T14:00Z", "2026-10-26T09:00Z", 2)] // over the end of summer time
    [InlineData("2026-11-23T09:00Z", "2026-11-23T08:00Z", 0)] // backwards
    public void Only_open_hours_count(string from, string to, double hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), OpenHours.Between(At(from), At(to), Shop));

    [Theory]
    [InlineData("2026-11-20T15:00Z", 2, "2026-11-23T09:00Z")] // Friday 16:00 and two hours: Monday 10:00
    [InlineData("2026-10-23T14:00Z", 2, "2026-10-26T09:00Z")] // over the end of summer time
    [InlineData("2026-03-27T15:00Z", 2, "2026-03-30T08:00Z")] // over its beginning
    [InlineData("2026-12-24T15:00Z", 8, "2026-12-28T15:00Z")] // an hour before a holiday and a weekend
    public void A_deadline_counts_open_hours_only(string from, double hours, string until) =>
        Assert.Equal(At(until), OpenHours.Add(At(from), TimeSpan.FromHours(hours), Shop));

    [Fact]
    public void Without_a_calendar_all_time_counts() => Assert.Equal(
        TimeSpan.FromHours(24), OpenHours.Between(At("2026-11-21T10:00Z"), At("2026-11-22T10:00Z"), null));

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
