namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>Limits let at least one run through, and order runs by what the item says.</summary>
internal static class LimitFit
{
    public const string Id = "CON064";

    public static IEnumerable<ContractProblem> Find(LintSubject subject)
    {
        if (subject.Contract.Limits is { ConcurrentRuns: < 1 or > 1000 })
        {
            yield return subject.Problem(Id, "/limits/concurrent_runs", "expected 1 to 1000 runs at once");
        }

        if (subject.Contract.Limits?.OrderedBy is { } path && !path.StartsWith("record.", StringComparison.Ordinal))
        {
            yield return subject.Problem(Id, "/limits/ordered_by", $"'{path}' is not known before the run starts; expected a path such as record.customer");
        }
    }
}
