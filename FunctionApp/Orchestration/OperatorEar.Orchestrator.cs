using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Orchestration;

/// <summary>Hears what operators want of the run while it works and waits.</summary>
internal sealed class OperatorEar(RunThread run, GateRunner gates)
{
    public async Task ListenAsync()
    {
        while (true)
        {
            OperatorAct act = await run.Durable.WaitForExternalEvent<OperatorAct>(RunEvents.OperatorAct);
            switch (act.Act)
            {
                case "cancel":
                    run.Stop(new(RunOutcomeKind.Cancelled, "operator", act.Actor, act.StepId ?? ""));
                    break;
                case "rollback":
                    run.Stop(new(RunOutcomeKind.RolledBack, "operator", act.Actor, act.StepId ?? ""));
                    break;
                case "retry" or "resume":
                    gates.Unpause(act.StepId, PauseEnd.Retry);
                    break;
                case "skip":
                    gates.Unpause(act.StepId, PauseEnd.Skip);
                    break;
                default:
                    run.Note(RunEventKind.OperatorActed, "ignored", act.StepId, "ORC004");
                    break;
            }
        }
    }
}
