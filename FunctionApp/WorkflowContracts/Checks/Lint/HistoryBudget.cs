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
    private const int MostInChunk = 50;

    // A chunk begins and ends, and may have to be told to stop.
    private const int PerChunk = PerCall + PerTry;

    public static IEnumerable<ContractProblem> Find(LintSubject subject)
    {
        long events = subject.Contract.Steps.Sum(EventsOf);
        if (events >= Most)
        {
            yield return subject.Problem(
                Id, "/steps", $"a run may need {events} history events; fewer attempts or steps must keep it below {Most}");
        }

        foreach ((StepDefinition step, string pointer) in subject.Steps.Where(s => s.Step.ForEach is not null))
        {
            long chunk = EventsOfChunk(step);
            if (chunk >= Most)
            {
                yield return subject.Problem(
                    Id, pointer + "/on_failure/attempts",
                    $"a chunk of {MostInChunk} items may need {chunk} history events; fewer attempts or models must keep it below {Most}");
            }
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
            _ when step.ForEach is { } each => EventsOfList(step, each, restarts) + gates,
            StepWork.Approve approve => PerGate + (((approve.Reminders?.Count ?? 0) + (approve.Escalation?.Count ?? 0)) * PerTry),
            StepWork.Effect => (2 * tries) + gates + PerGate,
            _ => tries + gates,
        };
    }

    /// <summary>Every round counts or puts together once and hands out its chunks; the items have histories of their own.</summary>
    private static long EventsOfList(StepDefinition step, ForEachDefinition each, int restarts)
    {
        int rounds = restarts + (step.Fallbacks ?? []).Count(f => f is FallbackDefinition.Template or FallbackDefinition.RulesOnly);
        return rounds * ((2 * PerCall) + PerTry + ((each.Max + MostInChunk - 1L) / MostInChunk * PerChunk));
    }

    private static long EventsOfChunk(StepDefinition step)
    {
        int items = Math.Min(step.ForEach!.Max, MostInChunk);
        int candidates = Math.Max(1, Values.NamedFacts.RouteOf(step.Do).Count);
        return ((long)items * (step.OnFailure?.Attempts ?? 1) * candidates * PerTry) + PerChunk;
    }
}
