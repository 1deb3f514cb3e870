using System.Globalization;

namespace FunctionApp.Local.Bench;

/// <summary>One line of the bench's table.</summary>
internal sealed record BenchRow(
    string Name, double RunsPerSecond, double MedianMs, double P95Ms, double RequestsPerRun, double PeakMemoryMb)
{
    /// <summary>How long the tables that tools read were behind when the last run had ended.</summary>
    public double TablesLagMs { get; init; }

    public static string Heading(string what) =>
        $"{what,-22}{"runs/s",10}{"p50 ms",10}{"p95 ms",10}{"requests",10}{"peak MB",10}{"tables ms",12}";

    public static BenchRow Of(string name, IReadOnlyList<double> timesMs, TimeSpan took, long requests)
    {
        double[] sorted = [.. timesMs.Order()];
        return new(
            name,
            sorted.Length / took.TotalSeconds,
            sorted[sorted.Length / 2],
            sorted[(int)(sorted.Length * 0.95)],
            (double)requests / sorted.Length,
            System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name,-22}{RunsPerSecond,10:F0}{MedianMs,10:F1}{P95Ms,10:F1}{RequestsPerRun,10:F2}{PeakMemoryMb,10:F0}{TablesLagMs,12:F0}");
}
