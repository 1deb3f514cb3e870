using System.Text.Json.Nodes;

namespace FunctionApp.Local.Crashes;

/// <summary>What became of everything that was acknowledged.</summary>
internal sealed record CrashReport(int Rounds, int Kills, int Runs, int Events)
{
    public int LostRuns { get; set; }

    public int LostEvents { get; set; }

    public int Doubled { get; set; }

    public int Stuck { get; set; }

    public int Corrupt { get; set; }

    /// <summary>Hosts that neither listened nor died.</summary>
    public int Unstarted { get; set; }

    /// <summary>Why the rounds ended before their time; null when they did not.</summary>
    public string? BrokenOff { get; init; }

    public bool IsClean => LostRuns + LostEvents + Doubled + Stuck + Corrupt + Unstarted == 0 && BrokenOff is null;

    public override string ToString() =>
        $"{Rounds} rounds, {Kills} kills, {Runs} acknowledged runs, {Events} acknowledged events: "
        + $"lost runs {LostRuns}, lost events {LostEvents}, doubled {Doubled}, stuck {Stuck}, corrupt {Corrupt}, "
        + $"not started {Unstarted}{(BrokenOff is null ? "" : $"; BROKEN OFF: {BrokenOff}")}";

    /// <summary>Counts what is wrong with one acknowledged run.</summary>
    public void Judge(SentRun run, JsonObject? status)
    {
        if (status is null || run.WasDenied)
        {
            LostRuns++;
            return;
        }

        string state = (string)status["runtimeStatus"]!;
        if (state != "Completed")
        {
            bool waits = state is "Running" or "Pending";
            Stuck += waits ? 1 : 0;
            Corrupt += waits ? 0 : 1;
            return;
        }

        string output = (string)status["output"]!;
        string[] seen = output.Split('|')[3].Split(',');
        Doubled += seen.Length - seen.Distinct().Count();
        Corrupt += output == CrashApp.Expected(run.Id, seen) ? 0 : 1;
        // events arrive in the order of their sending, so nothing acknowledged may be missing before the last one seen
        int last = run.Events.FindLastIndex(sent => seen.Contains(sent.Text));
        LostEvents += run.Events.Take(last).Count(sent => sent.IsAcknowledged && !seen.Contains(sent.Text));
        JsonArray history = status["historyEvents"]!.AsArray();
        Doubled += history.Count(line => (string?)line!["EventType"] == "TaskCompleted") - 5;
    }
}
