using System.Text.RegularExpressions;
using Xunit;

namespace FunctionApp.Tests.Architecture;

/// <summary>Whatever this code chooses to wait for goes by the host's clock, so that a test can move it.</summary>
public sealed partial class ClockTests
{
    // What must go by the machine's clock, with the one place where it stands.
    private static readonly (string File, string Why)[] RealTime =
    [
        ("SharedKeyLitePolicy.cs", "the storage compares the date of a signature with its own clock"),
        ("QueueClock.cs", "a test's poll interval: what others put into the storage does not wait for the host's clock"),
        ("QueueRetries.cs", "a lease runs by the storage's clock"),
        ("HealthFunction.cs", "a probe of the storage gives up even when the host's clock stands still"),
        ("ToolRun.cs", "a tool of this machine that hangs is ended even when the host's clock stands still"),
        ("Listener.cs", "the grace of a host that is being stopped ends even when its clock stands still"),
    ];

    [Theory]
    [InlineData("LocalHost")]
    [InlineData("FunctionApp")]
    public void Every_delay_goes_by_the_hosts_clock(string project) => Assert.Empty(
        from file in SourceFiles.Under(project)
        where RealTime.All(place => place.File != Path.GetFileName(file))
        from line in File.ReadLines(file)
        where IsRealTime(line)
        select $"{Path.GetFileName(file)}: {line.Trim()}");

    [Fact]
    public void Nothing_is_excused_that_needs_no_excuse() => Assert.All(RealTime, place => Assert.Contains(
        SourceFiles.Under("LocalHost").Concat(SourceFiles.Under("FunctionApp")).Single(file => Path.GetFileName(file) == place.File) is { } file ? File.ReadLines(file) : [], IsRealTime));

    [Theory]
    [InlineData("await Task.Delay(RetryDelay, cancellation);", true)]
    [InlineData("await Task.Delay(RetryDelay, time, cancellation);", false)]
    [InlineData("await Task.Delay(Timeout.InfiniteTimeSpan, hurry)", false)]
    [InlineData("using PeriodicTimer beat = new(Pause);", true)]
    [InlineData("using PeriodicTimer beat = new(Pause, time);", false)]
    [InlineData("CancellationTokenSource limit = new(TimeSpan.FromSeconds(1));", true)]
    [InlineData("limit.CancelAfter(Patience);", true)]
    [InlineData("DateTime now = DateTime.UtcNow;", true)]
    public void The_scan_knows_both_kinds(string line, bool real) => Assert.Equal(real, IsRealTime(line));

    private static bool IsRealTime(string line)
    {
        string code = line.Split("//")[0];
        return Always().IsMatch(code) || Waits().Split(code).Skip(1).Any(wait => !OtherClock().IsMatch(wait));
    }

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b|\bStopwatch\b|TickCount|\.CancelAfter\(|Thread\.Sleep\((?!Timeout\.Infinite)|new Timer\(|System\.Timers")]
    private static partial Regex Always();

    [GeneratedRegex(@"Task\.Delay\(|PeriodicTimer(?:\s\w+ = new)?\(|CancellationTokenSource(?:\s\w+ = new)?\((?=[^)])|\.WaitAsync\(TimeSpan|\.Wait(?:Async)?\(\d")]
    private static partial Regex Waits();

    [GeneratedRegex(@"\b_?time\b|\b_?clock\b|Timeout\.Infinite", RegexOptions.IgnoreCase)]
    private static partial Regex OtherClock();
}
