using System.Runtime.ExceptionServices;
using Microsoft.DurableTask;

namespace LocalHost.Durable.Replay;

/// <summary>Runs a task again by policy or handler, with durable timers between the attempts.</summary>
internal static class TaskRetries
{
    public static Task<string?> RunAsync(LiveContext context, TaskRetryOptions? retry, Func<Task<string?>> attempt) => retry switch
    {
        { Policy: { } policy } => ByPolicyAsync(context, policy, attempt),
        { Handler: { } handler } => ByHandlerAsync(context, handler, attempt),
        _ => attempt(),
    };

    private static async Task<string?> ByPolicyAsync(LiveContext context, RetryPolicy policy, Func<Task<string?>> attempt)
    {
        DateTime first = context.CurrentUtcDateTime;
        for (int failures = 1; ; failures++)
        {
            try
            {
                return await attempt();
            }
            catch (TaskFailedException failed)
            {
                TimeSpan? delay = NextDelay(policy, failures, first, context.CurrentUtcDateTime, failed.FailureDetails);
                if (delay is null)
                {
                    throw;
                }

                bool last = failures >= policy.MaxNumberOfAttempts;
                // histories made by the platform hold a timer after the last failure too
                await context.CreateTimer(context.CurrentUtcDateTime + (last ? TimeSpan.Zero : delay.Value), CancellationToken.None);
                if (last)
                {
                    ExceptionDispatchInfo.Throw(failed);
                }
            }
        }
    }

    private static async Task<string?> ByHandlerAsync(LiveContext context, AsyncRetryHandler handler, Func<Task<string?>> attempt)
    {
        DateTime first = context.CurrentUtcDateTime;
        for (int failures = 1; ; failures++)
        {
            try
            {
                return await attempt();
            }
            catch (TaskFailedException failed)
            {
                RetryContext told = new(
                    context, failures, failed.FailureDetails, context.CurrentUtcDateTime - first, CancellationToken.None);
                if (!await handler(told))
                {
                    throw;
                }
            }
        }
    }

    private static TimeSpan? NextDelay(RetryPolicy policy, int failures, DateTime first, DateTime now, TaskFailureDetails failure)
    {
        bool expired = policy.RetryTimeout != Timeout.InfiniteTimeSpan && now >= first + policy.RetryTimeout;
        if (expired || !policy.HandleFailure(failure))
        {
            return null;
        }

        double milliseconds = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, failures - 1);
        return milliseconds < policy.MaxRetryInterval.TotalMilliseconds
            ? TimeSpan.FromMilliseconds(milliseconds)
            : policy.MaxRetryInterval;
    }
}
