using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>Reminders and escalations fall inside the wait, or nobody would get them.</summary>
internal static class ReminderOutsideWait
{
    public const string Id = "CON030";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from found in subject.StepsDoing<StepWork.Approve>()
        from at in Times(found.Work, found.Pointer + "/do")
        where at.After <= TimeSpan.Zero || at.After >= found.Work.Deadline
        select subject.Problem(Id, at.Pointer, "expected a time after the start and before the deadline");

    private static IEnumerable<(TimeSpan After, string Pointer)> Times(StepWork.Approve approve, string pointer) =>
        (approve.Reminders ?? []).Select((r, i) => (r, $"{pointer}/reminders/{i}"))
            .Concat((approve.Escalation ?? []).Select((e, i) => (e.After, $"{pointer}/escalation/{i}/after")));
}
