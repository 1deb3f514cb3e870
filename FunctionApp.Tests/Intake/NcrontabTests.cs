using System.Globalization;
using FunctionApp.Hosting;
using Xunit;

namespace FunctionApp.Tests.Intake;

public sealed class NcrontabTests
{
    private static readonly TimeZoneInfo Vienna = TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna");

    private static DateTime Wall(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("0 */5 * * * *", "2026-11-21 08:00:00", "2026-11-21 08:05:00")]
    [InlineData("*/5 * * * *", "2026-11-21 08:04:59", "2026-11-21 08:05:00")]
    [InlineData("* * * * * *", "2026-12-31 23:59:59.900", "2027-01-01 00:00:00")]
    [InlineData("0 30 9 * * *", "2026-11-21 09:30:00", "2026-11-22 09:30:00")]
    [InlineData("0 0 9-17 * * MON-FRI", "2026-11-20 17:00:00", "2026-11-23 09:00:00")]
    [InlineData("0 0 9-17/4 * * *", "2026-11-20 09:00:01", "2026-11-20 13:00:00")]
    [InlineData("0 5/20 * * * *", "2026-11-20 09:05:00", "2026-11-20 09:25:00")]
    [InlineData("5,8,10 * * * * *", "2026-11-20 09:00:08", "2026-11-20 09:00:10")]
    [InlineData("0 0 0 1 january,jul *", "2026-02-01 00:00:00", "2026-07-01 00:00:00")]
    [InlineData("0 0 0 * * 0", "2026-11-21 00:00:00", "2026-11-22 00:00:00")]
    [InlineData("0 0 0 * * Sunday", "2026-11-21 00:00:00", "2026-11-22 00:00:00")]
    [InlineData("0 0 0 31 * *", "2026-11-21 00:00:00", "2026-12-31 00:00:00")]
    [InlineData("0 0 0 29 2 *", "2026-11-21 00:00:00", "2028-02-29 00:00:00")]
    [InlineData("0 0 0 29 2 1", "1893-01-01 00:00:00", "1904-02-29 00:00:00")]
    public void The_next_occurrence_comes_after_the_given_time(string schedule, string after, string next) =>
        Assert.Equal(Wall(next), Ncrontab.Parse(schedule).Next(Wall(after)));

    [Fact]
    public void Both_day_fields_must_match() =>
        Assert.Equal(Wall("2026-11-13 00:00"), Ncrontab.Parse("0 0 0 13 * FRI").Next(Wall("2026-03-14 00:00")));

    [Theory]
    [InlineData("0 0 0 30 2 *", "2026-01-01")]
    [InlineData("0 0 0 1 1 *", "9999-06-01")]
    public void What_never_comes_is_null(string schedule, string after) =>
        Assert.Null(Ncrontab.Parse(schedule).Next(Wall(after)));

    [Theory]
    [InlineData("0 0 0 * * 7", "'7' is no day of week: values run from 0 to 6.")]
    [InlineData("60 * * * * *", "'60' is no second: values run from 0 to 59.")]
    [InlineData("0 0 24 * * *", "'24' is no hour: values run from 0 to 23.")]
    [InlineData("0 0 0 0 * *", "'0' is no day: values run from 1 to 31.")]
    [InlineData("0 */0 * * * *", "'*/0' is no minute: a step is at least 1.")]
    [InlineData("0 50-10 * * * *", "'50-10' is no minute: a range runs upwards.")]
    [InlineData("0 0 0 * foo *", "'foo' is no month: 'foo' is no value.")]
    [InlineData("0 1, * * * *", "'' is no minute: '' is no value.")]
    [InlineData("0 -5 * * * *", "'-5' is no minute: '' is no value.")]
    [InlineData("0 0 * * * ?", "'?' is no day of week: '?' is no value.")]
    [InlineData("* * *", "'* * *' has 3 fields, and a schedule has five or six.")]
    [InlineData("00:05:00", "'00:05:00' has 1 fields, and a schedule has five or six.")]
    public void What_the_platform_refuses_is_refused_with_the_field(string schedule, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Ncrontab.Parse(schedule)).Message);

    [Theory]
    [InlineData("0 30 2 * * *", "2026-03-28T12:00:00Z", "2026-03-29T03:30:00+02:00")]
    [InlineData("0 30 2 * * *", "2026-03-29T01:30:00Z", "2026-03-30T02:30:00+02:00")]
    [InlineData("0 */30 * * * *", "2026-03-29T00:30:00Z", "2026-03-29T03:00:00+02:00")]
    public void A_skipped_hour_loses_no_daily_run_and_keeps_the_pace(string schedule, string after, string next) =>
        Assert.Equal(Instant(next), Ncrontab.Parse(schedule).Next(Instant(after), Vienna));

    [Theory]
    [InlineData("0 30 2 * * *", "2026-10-24T12:00:00Z", "2026-10-25T02:30:00+02:00")]
    [InlineData("0 30 2 * * *", "2026-10-25T00:30:00Z", "2026-10-26T02:30:00+01:00")]
    [InlineData("0 30 2 * * *", "2026-10-25T01:10:00Z", "2026-10-26T02:30:00+01:00")]
    [InlineData("0 */30 * * * *", "2026-10-25T00:30:00Z", "2026-10-25T02:00:00+01:00")]
    [InlineData("0 */30 * * * *", "2026-10-25T01:00:00Z", "2026-10-25T02:30:00+01:00")]
    public void A_doubled_hour_doubles_no_daily_run_and_keeps_the_pace(string schedule, string after, string next) =>
        Assert.Equal(Instant(next), Ncrontab.Parse(schedule).Next(Instant(after), Vienna));

    [Fact]
    public void A_yearly_run_at_a_pace_keeps_its_zones_clock() =>
        Assert.Equal(
            Instant("2027-07-01T10:00:00+02:00"),
            Ncrontab.Parse("0 */30 10 1 7 *").Next(Instant("2026-11-21T00:00:00Z"), Vienna));
}
