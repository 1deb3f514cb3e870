using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>The longest run stays below 5,000 history events, because a run never starts its history anew.</summary>
internal static class HistoryBudget
{
    public const string Id = "CON034";

    private const int Most = 5_000;

    // An activity is scheduled and completed, a timer created and fired.
    private const int PerCall = 2;
    private const int PerTry = 2 * PerCall;
    private const int PerGate = 6 * PerCall;

    public static IEnumerable<ContractProblem> Find(LintSubject subject)
    {
        long events = subject.Contract.Steps.Sum(EventsOf);
        if (events >= Most)
        {
            yield return subject.Problem(
                Id, "/steps", $"a run may need {events} history events; fewer attempts or steps must keep it below {Most}");
        }
    }

    internal static long EventsOf(StepDefinition step)
    {
        int attempts = step.OnFailure?.Attempts ?? 1;
        int candidates = Math.Max(1, Values.NamedFacts.RouteOf(step.Do).Count);
        int restarts = 1 + (step.Fallbacks ?? []).OfType<FallbackDefinition.Delay>().Sum(d => d.Times);
        long tries = (long)attempts * candidates * restarts * PerTry;
        long gates = (step.Fallbacks ?? []).Count(f => f is FallbackDefinition.ManualQueue) * PerGate;
        return step.Do switch
        {
            StepWork.Approve approve => PerGate + (((approve.Reminders?.Count ?? 0) + (approve.Escalation?.Count ?? 0)) * PerTry),
            StepWork.Effect => (2 * tries) + gates + PerGate,
            _ => tries + gates,
        };
    }
}
