using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A look-up step names a declared source, and a missing answer has a meaning.</summary>
internal static class LookupFit
{
    public const string Id = "CON045";

    public static IEnumerable<ContractProblem> Find(LintSubject subject)
    {
        IReadOnlyList<LookupDefinition> lookups = subject.Contract.Lookups ?? [];
        foreach ((_, StepWork.Lookup work, string pointer) in subject.StepsDoing<StepWork.Lookup>())
        {
            if (!lookups.Any(l => l.Id == work.Source))
            {
                yield return subject.Problem(Id, pointer + "/do/source", $"there is no look-up '{work.Source}'");
            }
        }

        foreach ((LookupDefinition lookup, int i) in lookups.Select((l, i) => (l, i)))
        {
            foreach ((string member, string message) in Wrong(lookup))
            {
                yield return subject.Problem(Id, $"/lookups/{i}/{member}", message);
            }
        }
    }

    private static IEnumerable<(string Member, string Message)> Wrong(LookupDefinition lookup)
    {
        if (lookup is { Required: true, WhenMissing: not null })
        {
            yield return ("when_missing", "a required look-up has no values for when it is missing");
        }

        if (lookup.MaxStaleness <= TimeSpan.Zero)
        {
            yield return ("max_staleness", "expected an age above nothing");
        }

        if (lookup.StaleIfDown is { } stand
            && (lookup.Source is not LookupSource.Http || stand <= (lookup.MaxStaleness ?? TimeSpan.Zero)))
        {
            yield return ("stale_if_down", "expected an age above max_staleness, on a look-up whose source is http");
        }
    }
}
