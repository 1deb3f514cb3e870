using FunctionApp.Handoffs;

namespace FunctionApp.Audit;

/// <summary>Tells an outcome of a run as an event; pure.</summary>
internal static class RunEndings
{
    private const string Interpreter = "interpreter";

    internal static RunEvent Of(RunOutcome outcome, DateTimeOffset atUtc)
    {
        RunEvent Ended(RunState state, string result, string actor, string? code = null) =>
            new(RunEventKind.RunEnded, atUtc, actor, result, Code: code, State: state);

        return outcome switch
        {
            RunOutcome.Completed { Output: var output } => Ended(RunState.Completed, "completed", Interpreter) with
            {
                Refs = output is null ? null : [new("output", output)],
            },
            RunOutcome.Declined no => Ended(RunState.Declined, "declined", no.By, no.Code),
            RunOutcome.Cancelled no => Ended(RunState.Cancelled, "cancelled", no.By, no.Code),
            RunOutcome.Failed failed => Ended(RunState.Failed, "failed", Interpreter, failed.Code) with
            {
                StepId = failed.StepId.Length == 0 ? null : failed.StepId,
            },
            RunOutcome.RolledBack undone => Ended(RunState.RolledBack, "rolled_back", Interpreter, undone.Code),
            RunOutcome.PartiallyRolledBack part =>
                Ended(RunState.PartiallyRolledBack, "partially_rolled_back", Interpreter, part.Code),
            _ => throw new InvalidOperationException($"{outcome.Kind} is no ending that the audit knows"),
        };
    }
}
