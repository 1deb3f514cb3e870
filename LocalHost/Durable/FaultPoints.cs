using System.Diagnostics;
using System.Globalization;

namespace LocalHost.Durable;

/// <summary>Instants at which a crash would be telling.</summary>
internal enum FaultPoint
{
    BeforeCommit,
    AfterCommit,
    BeforeActivity,
    AfterActivity,
    BeforeReadModel,
    AfterReadModel,
    BeforeTrim,
    AfterTrim,
}

/// <summary>Lets a test break the host at a chosen instant.</summary>
internal sealed class FaultPoints
{
    /// <summary>The variable that names a point and a count, such as AfterCommit:17.</summary>
    public const string Variable = "LOCALHOST_KILL_AT";

    private readonly FaultPoint? _killAt;
    private int _left;

    public FaultPoints(string? killAt = null)
    {
        if (killAt?.Split(':') is [string point, string count] && Enum.TryParse(point, out FaultPoint chosen))
        {
            _killAt = chosen;
            _left = int.Parse(count, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>What a test in the same process does at a point; may throw.</summary>
    public Action<FaultPoint>? Reached { get; set; }

    public void Hit(FaultPoint point)
    {
        Reached?.Invoke(point);
        if (_killAt == point && Interlocked.Decrement(ref _left) == 0)
        {
            using Process self = Process.GetCurrentProcess();
            self.Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
