namespace FunctionApp.Local.Crashes;

/// <summary>What was sent to the hub, and what of it was acknowledged.</summary>
internal sealed class CrashLedger
{
    private readonly List<SentRun> _runs = [];

    public IReadOnlyList<SentRun> Runs => _runs;

    public int Kills { get; set; }

    public int Rounds { get; set; }

    public int Unstarted { get; set; }

    public SentRun NewRun()
    {
        SentRun run = new($"run{_runs.Count:D5}");
        _runs.Add(run);
        return run;
    }
}

/// <summary>One run: whether its start was acknowledged, and its events with their acknowledgements.</summary>
internal sealed class SentRun(string id)
{
    public string Id => id;

    public bool IsAcknowledged { get; set; }

    /// <summary>The host said that an acknowledged run does not exist.</summary>
    public bool WasDenied { get; set; }

    /// <summary>The run has ended and takes no more events.</summary>
    public bool IsOver { get; set; }

    public List<SentEvent> Events { get; } = [];

    public bool WantsEvents => IsAcknowledged && !IsOver && !WasDenied && Events.Count(item => item.IsAcknowledged) < CrashApp.Events;
}

/// <summary>One event; unacknowledged, it may have arrived or not.</summary>
internal sealed class SentEvent(string text)
{
    public string Text => text;

    public bool IsAcknowledged { get; set; }
}
