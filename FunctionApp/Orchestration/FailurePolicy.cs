using System.Security.Cryptography;
using System.Text;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Orchestration;

/// <summary>What follows a failed attempt: pure, so that it is the same on every replay.</summary>
internal static class FailurePolicy
{
    private static readonly FailurePolicyDefinition Once = new(1, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60));

    /// <summary>The policy of a step; without one a step is tried once.</summary>
    public static FailurePolicyDefinition Of(StepDefinition step) => step.OnFailure ?? Once;

    /// <summary>Retry, then the next model, then the next fallback, then undo.</summary>
    public static FailureDecision Decide(
        StepDefinition step, StepFailure failure, string runId, int tries, int nextCandidate, int candidates, int nextFallback)
    {
        FailurePolicyDefinition policy = Of(step);
        bool retriable = failure.Category == FailureCategory.Transient && policy.Permanent?.Contains(failure.ErrorCode) != true;
        if (retriable && tries < policy.Attempts)
        {
            return new FailureDecision.RetryAfter(Delay(policy, failure.RetryAfter, $"{runId}|{step.Id}|{tries}", tries));
        }

        bool mayChangeModel = failure.Category != FailureCategory.RefusedByPolicy;
        if (mayChangeModel && nextCandidate < candidates)
        {
            return new FailureDecision.NextCandidate(nextCandidate);
        }

        return step.Fallbacks is { } fallbacks && nextFallback < fallbacks.Count
            ? new FailureDecision.UseFallback(nextFallback)
            : new FailureDecision.Compensate(failure.ErrorCode);
    }

    /// <summary>Exponential, capped, spread by up to a fifth by a hash; never shorter than the other side asked for.</summary>
    public static TimeSpan Delay(FailurePolicyDefinition policy, TimeSpan? asked, string seed, int tries)
    {
        TimeSpan cap = policy.MaxDelay ?? TimeSpan.FromHours(1);
        double grown = policy.Delay.TotalMilliseconds * Math.Pow(policy.Backoff, tries - 1);
        double spread = 1 + (SHA256.HashData(Encoding.UTF8.GetBytes(seed))[0] / 255.0 * 0.2);
        TimeSpan own = TimeSpan.FromMilliseconds(Math.Min(cap.TotalMilliseconds, grown * spread));
        return asked is { } wanted && wanted > own ? wanted : own;
    }
}
