namespace FunctionApp.Kpis;

/// <summary>What a workflow's numbers say about its growth.</summary>
public enum ExpansionAnswer
{
    /// <summary>It earns what it must, steadily: more items may go to it.</summary>
    Expand,

    /// <summary>Not yet shown, or not met: leave it as it is.</summary>
    Hold,

    /// <summary>Surely worse than allowed, or it costs more than it saves: take items away from it.</summary>
    Pause,
}
