using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>Attempts, delays and timeouts stay inside bounds.</summary>
internal static class UnboundedRetry
{
    public const string Id = "CON033";

    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(9);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from found in subject.Steps
        where found.Step.OnFailure is not null
        from wrong in Wrong(found.Step.OnFailure!)
        select subject.Problem(Id, $"{found.Pointer}/on_failure/{wrong.Member}", wrong.Expected);

    private static IEnumerable<(string Member, string Expected)> Wrong(FailurePolicyDefinition policy)
    {
        if (policy.Attempts is < 1 or > 20)
        {
            yield return ("attempts", "expected 1 to 20 attempts");
        }

        if (policy.Delay < TimeSpan.Zero || policy.Delay > LongestDelay)
        {
            yield return ("delay", "expected a delay up to P1D");
        }

        if (policy.MaxDelay is { } longest && (longest < policy.Delay || longest > LongestDelay))
        {
            yield return ("max_delay", "expected at least the first delay and at most P1D");
        }

        if (policy.Backoff is < 1 or > 10)
        {
            yield return ("backoff", "expected a factor from 1 to 10");
        }

        // The platform stops an activity after ten minutes; the step has to notice first.
        if (policy.Timeout <= TimeSpan.Zero || policy.Timeout > LongestTimeout)
        {
            yield return ("timeout", "expected a time limit up to PT9M");
        }
    }
}
