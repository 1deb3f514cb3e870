namespace FunctionApp.Hosting;

/// <summary>The names of the events that runs and their chunks wait for; those of gates carry the gate's id.</summary>
public static class RunEvents
{
    /// <summary>An operator wants something of a run.</summary>
    public const string OperatorAct = "operator-act";

    /// <summary>A run tells its chunks that it stops.</summary>
    public const string StopItems = "stop-items";
}
