using FunctionApp.Handoffs;

namespace FunctionApp.Audit;

/// <summary>What an event says about where its run stands; pure.</summary>
public static class RunStates
{
    /// <summary>The state after an event: the one it tells, else the one it implies, else null.</summary>
    public static RunState? After(RunEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened.State ?? happened.Kind switch
        {
            RunEventKind.RunStarted or RunEventKind.RunResumed => RunState.Running,
            RunEventKind.RunPaused => RunState.Paused,
            RunEventKind.GateOpened => WhileOpen(happened.Text(FactNames.GateKind)),
            RunEventKind.GateSettled when happened.Result != GateRecord.Pending => RunState.Running,
            RunEventKind.CompensationAnswered => RunState.Compensating,
            _ => null,
        };
    }

    /// <summary>Whether a run in the state has ended, or may have: one that waits to be undone bears the name of an ending.</summary>
    public static bool IsEnding(RunState state) => state
        is RunState.Completed or RunState.Declined or RunState.Cancelled or RunState.Failed or RunState.RolledBack or RunState.PartiallyRolledBack;

    /// <summary>The state of a run while a gate of a kind is open.</summary>
    public static RunState WhileOpen(string? gateKind) => gateKind switch
    {
        "incident" => RunState.Paused,
        "rollback" => RunState.PartiallyRolledBack,
        _ => RunState.AwaitingApproval,
    };
}
