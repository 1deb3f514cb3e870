using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Orchestration;

/// <summary>Asks people and waits: the event is awaited once, reminders and the deadline are fresh timers beside it.</summary>
internal sealed class GateRunner(RunThread run)
{
    private readonly List<(string StepId, TaskCompletionSource<PauseEnd> Wait)> _paused = [];
    private readonly List<string> _rounds = [];

    /// <summary>Opens a gate and waits for its end; null when the run was stopped meanwhile.</summary>
    public async Task<ApprovalDecision?> AskAsync(
        string stepId,
        ApprovalKind kind,
        IReadOnlyList<PreparedEffect> covers,
        IReadOnlyList<string> reasons,
        string? role = null,
        TimeSpan? within = null,
        Task<PauseEnd>? otherwise = null,
        bool stoppable = true)
    {
        _rounds.Add(stepId);
        int round = _rounds.Count(r => r == stepId);
        string gateId = $"{stepId}.{round}";
        Task<string> heard = run.Durable.WaitForExternalEvent<string>($"approval-{gateId}");
        OpenGate gate = await run.CallAsync<OpenGate>(FunctionNames.OpenGate, scope => new ApprovalRequest(
            scope, gateId, stepId, round, kind, run.NowUtc, covers, run.Values, run.Facts, reasons,
            run.Input.Requester, role, within));
        run.Show(StateOf(kind), stepId, gateId);
        GateWait wait = new(run, gate, stoppable ? run.Stopping : null, otherwise);
        ApprovalDecision? decision = await wait.UntilSettledAsync(heard);
        run.Show(RunState.Running, stepId, null);
        return decision;
    }

    /// <summary>The run stands still at a step until an operator or the incident's mail says how it goes on.</summary>
    public async Task<PauseEnd> PauseAsync(StepDefinition step, string code, string? role = null)
    {
        TaskCompletionSource<PauseEnd> unpaused = new();
        _paused.Add((step.Id, unpaused));
        run.Note(RunEventKind.RunPaused, "paused", step.Id, code);
        ApprovalDecision? decision = await AskAsync(
            step.Id, ApprovalKind.Incident, [], [code], role ?? run.Contract.RollbackOwner, TimeSpan.FromDays(7), unpaused.Task);
        _paused.RemoveAll(p => p.Wait == unpaused);
        PauseEnd end = unpaused.Task.IsCompleted ? unpaused.Task.Result : ByMail(step, decision);
        run.Note(RunEventKind.RunResumed, end.ToString().ToLowerInvariant(), step.Id);
        return end;
    }

    /// <summary>Lets a paused step go on; without a step id, the one paused longest.</summary>
    public void Unpause(string? stepId, PauseEnd end)
    {
        int index = _paused.FindIndex(p => stepId is null || p.StepId == stepId);
        if (index < 0)
        {
            run.Note(RunEventKind.OperatorActed, "nothing_paused", stepId, "ORC003");
            return;
        }

        _paused[index].Wait.TrySetResult(end);
    }

    private PauseEnd ByMail(StepDefinition step, ApprovalDecision? decision)
    {
        switch (decision)
        {
            case ApprovalDecision.Approved { Choice: "retry" }:
                return PauseEnd.Retry;
            case ApprovalDecision.Approved { Choice: "skip" } when step.Skippable:
                return PauseEnd.Skip;
            case ApprovalDecision.Approved yes:
                run.Stop(new(RunOutcomeKind.Cancelled, "incident", yes.By, step.Id));
                return PauseEnd.Stopped;
            case ApprovalDecision.Declined no:
                run.Stop(new(RunOutcomeKind.Cancelled, no.ReasonCode, no.By, step.Id));
                return PauseEnd.Stopped;
            default:
                run.Stop(new(RunOutcomeKind.Failed, "ORC005", "nobody", step.Id));
                return PauseEnd.Stopped;
        }
    }

    private static RunState StateOf(ApprovalKind kind) => kind switch
    {
        ApprovalKind.Incident => RunState.Paused,
        ApprovalKind.Rollback => RunState.PartiallyRolledBack,
        ApprovalKind.Approve or ApprovalKind.Manual or ApprovalKind.Doubt => RunState.AwaitingApproval,
    };
}
