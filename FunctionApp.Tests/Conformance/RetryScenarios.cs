using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Tests.Conformance;

public static class RetryScenarios
{
    private static readonly ConcurrentDictionary<string, int> Attempts = new();
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(20);

    public static IReadOnlyList<Scenario> All =>
    [
        new("A_policy_counts_the_first_attempt", "D4", """["Failed","3"]""", client => CountAsync(client, nameof(RetryThreeTimes))),
        new("A_policy_stops_at_the_first_success", "D4", """["Completed","2"]""", client => CountAsync(client, nameof(RetryUntilSecond))),
        new("A_policy_asks_whether_to_retry", "D4", """["Failed","1"]""", client => CountAsync(client, nameof(RetryNever))),
        new("A_handler_is_told_the_failures_so_far", "D4", """["Completed [1,2,3]"]""", async client =>
            new[] { Scenario.Ending(await Scenario.FinishAsync(client, nameof(RetryByHandler), Guid.NewGuid().ToString())) }),
        new("A_failure_crosses_the_edge_as_text", "D4",
            """["TaskFailedException","Task 'RetryBoom' (#0) failed with an unhandled exception: boom","System.InvalidOperationException","inner","True"]""",
            async client => (await Scenario.FinishAsync(client, nameof(RetryTellsFailure))).ReadOutputAs<string[]>()),
        new("A_failed_run_tells_type_and_message", "D7",
            """["Failed Microsoft.DurableTask.TaskFailedException: Task 'RetryBoom' (#0) failed with an unhandled exception: boom","System.InvalidOperationException"]""",
            async client =>
            {
                OrchestrationMetadata done = await Scenario.FinishAsync(client, nameof(RetryFails));
                return new[] { Scenario.Ending(done), done.FailureDetails?.InnerFailure?.ErrorType };
            }),
        new("A_missing_activity_is_a_failure_that_retries", "D4", """["Completed 2"]""", async client =>
            new[] { Scenario.Ending(await Scenario.FinishAsync(client, nameof(RetryMissing))) }),
        new("Task_options_as_input_are_refused", "D4", """["Failed System.ArgumentException"]""", async client =>
        {
            OrchestrationMetadata done = await Scenario.FinishAsync(client, nameof(RetryMisplaced));
            return new[] { $"{done.RuntimeStatus} {done.FailureDetails?.ErrorType}" };
        }),
    ];

    [Function(nameof(RetryThreeTimes))]
    public static Task RetryThreeTimes([OrchestrationTrigger] TaskOrchestrationContext context) => CallAsync(context, new RetryPolicy(3, Soon));

    [Function(nameof(RetryUntilSecond))]
    public static Task RetryUntilSecond([OrchestrationTrigger] TaskOrchestrationContext context) =>
        CallAsync(context, new RetryPolicy(5, Soon, 2.0), nameof(RetryFailsOnce));

    [Function(nameof(RetryNever))]
    public static Task RetryNever([OrchestrationTrigger] TaskOrchestrationContext context) => CallAsync(
        context, new RetryPolicy(5, Soon) { HandleFailure = failure => !failure.IsCausedBy<InvalidOperationException>() });

    [Function(nameof(RetryByHandler))]
    public static async Task<List<int>> RetryByHandler([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        List<int> told = [];
        try
        {
            await context.CallActivityAsync(nameof(RetryBoom), context.GetInput<string>(), TaskOptions.FromRetryHandler(retry =>
            {
                told.Add(retry.LastAttemptNumber);
                return retry.LastAttemptNumber < 3;
            }));
        }
        catch (TaskFailedException)
        {
            return told;
        }

        return [];
    }

    [Function(nameof(RetryTellsFailure))]
    public static async Task<string[]> RetryTellsFailure([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.CallActivityAsync(nameof(RetryBoom), "x");
            return [];
        }
        catch (TaskFailedException failed)
        {
            TaskFailureDetails details = failed.FailureDetails;
            return
            [
                failed.GetType().Name, failed.Message, details.ErrorType, details.InnerFailure!.ErrorMessage,
                details.IsCausedBy<InvalidOperationException>().ToString(),
            ];
        }
    }

    [Function(nameof(RetryFails))]
    public static Task RetryFails([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync(nameof(RetryBoom), "x");

    [Function(nameof(RetryMissing))]
    public static async Task<int> RetryMissing([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        int asked = 0;
        try
        {
            await context.CallActivityAsync("RetryNoSuchActivity", null, TaskOptions.FromRetryHandler(_ => ++asked < 2));
        }
        catch (TaskFailedException)
        {
            return asked;
        }

        return -1;
    }

    [Function(nameof(RetryMisplaced))]
    public static Task RetryMisplaced([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<string>(nameof(RetryBoom), input: new TaskOptions());

    [Function(nameof(RetryBoom))]
    public static void RetryBoom([ActivityTrigger] string key)
    {
        Attempts.AddOrUpdate(key, 1, (_, count) => count + 1);
        throw new InvalidOperationException("boom", new FormatException("inner"));
    }

    [Function(nameof(RetryFailsOnce))]
    public static void RetryFailsOnce([ActivityTrigger] string key)
    {
        if (Attempts.AddOrUpdate(key, 1, (_, count) => count + 1) == 1)
        {
            throw new InvalidOperationException("once");
        }
    }

    private static Task CallAsync(TaskOrchestrationContext context, RetryPolicy policy, string activity = nameof(RetryBoom)) =>
        context.CallActivityAsync(activity, context.GetInput<string>(), TaskOptions.FromRetryPolicy(policy));

    private static async Task<object?> CountAsync(DurableTaskClient client, string orchestrator)
    {
        string key = Guid.NewGuid().ToString();
        OrchestrationMetadata done = await Scenario.FinishAsync(client, orchestrator, key);
        return new[] { done.RuntimeStatus.ToString(), Attempts[key].ToString(System.Globalization.CultureInfo.InvariantCulture) };
    }
}
