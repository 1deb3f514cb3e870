using LocalHost.Storage;

namespace FunctionApp.Local.Chaos;

/// <summary>Runs an item once in peace and then once per point and side, and counts.</summary>
internal sealed class ChaosRounds(ChaosRun run, Func<ChaosLine, Task> tell)
{
    private readonly List<ChaosLine> _lines = [];
    private readonly Dictionary<string, IReadOnlyList<ChaosPoint>> _points = [];

    public bool IsClean => _lines.TrueForAll(l => l.IsClean);

    public IReadOnlyList<ChaosLine> Lines => _lines;

    public async Task RunAsync(ChaosStory story, ChaosOptions options, Func<StorageConnection> account, CancellationToken cancellation)
    {
        (ChaosLine calm, IReadOnlyList<ChaosPoint> points) = await run.RunAsync(account(), story, null, after: false, cancellation);
        _points[story.Workflow] = points;
        await tell(calm);
        if (!calm.IsClean)
        {
            _lines.Add(calm);
            return;
        }

        foreach (ChaosPoint point in options.Of(points))
        {
            foreach (bool after in (bool[])[false, true])
            {
                (ChaosLine line, _) = await run.RunAsync(account(), story, point, after, cancellation);
                _lines.Add(line.Against(calm));
                await tell(_lines[^1]);
            }
        }
    }

    /// <summary>The counts of a workflow, or of all.</summary>
    public string Summary(string? workflow)
    {
        ChaosLine[] lines = [.. _lines.Where(l => workflow is null || l.Workflow == workflow)];
        string[] points = [.. _points.Where(p => workflow is null || p.Key == workflow).SelectMany(p => p.Value).Select(p => p.Label)];
        int history = points.Count(p => p.Contains($" {ChaosHouse.Hub}", StringComparison.Ordinal));
        int calls = points.Count(p => p.StartsWith("call", StringComparison.Ordinal) || p.StartsWith("mail", StringComparison.Ordinal));
        return $"{points.Length} points ({points.Length - history - calls} writes, {history} of history, {calls} calls and mails), "
            + $"{lines.Count(l => l.IsHit)} kills: lost {lines.Sum(l => l.Lost)}, doubled {lines.Sum(l => l.Doubled)}, "
            + $"stuck {lines.Count(l => l.Stuck)}, record not whole {lines.Count(l => l.Record != "whole")}, "
            + $"in doubt {lines.Sum(l => l.Doubts)}, unsettled at the end {lines.Count(l => l.Ledger.Contains("unsettled", StringComparison.Ordinal))}, "
            + $"not reached {lines.Count(l => !l.IsHit)}";
    }
}
