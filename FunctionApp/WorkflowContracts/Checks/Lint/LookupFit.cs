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

        for (int i = 0; i < lookups.Count; i++)
        {
            if (lookups[i].Required && lookups[i].WhenMissing is not null)
            {
                yield return subject.Problem(Id, $"/lookups/{i}/when_missing", "a required look-up has no values for when it is missing");
            }

            if (lookups[i].MaxStaleness is { } age && age <= TimeSpan.Zero)
            {
                yield return subject.Problem(Id, $"/lookups/{i}/max_staleness", "expected an age above nothing");
            }
        }
    }
}
