using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Tests.Conformance;

public static class LifecycleScenarios
{
    private static readonly ConcurrentDictionary<string, int> Calls = new();

    public static IReadOnlyList<Scenario> All =>
    [
        new("Terminate_ends_with_the_given_output", "D7", """["Terminated \"enough\"","RpcException FailedPrecondition","RpcException NotFound"]""", TerminateAsync),
        new("A_suspended_run_keeps_its_events_until_resumed", "D7",
            """["Suspended","Suspended","RpcException FailedPrecondition","Completed \"a\""]""", SuspendAsync),
        new("A_restart_takes_the_first_input", "D7", """["Completed \"input 1\"","True","Completed \"input 1\"","False","ArgumentException"]""", RestartAsync),
        new("A_rewind_repeats_only_what_failed", "D7", """["Failed","Completed \"good fixed\"","1","2","InvalidOperationException","ArgumentException"]""", RewindAsync),
        new("A_purge_deletes_finished_runs_only", "D7", """["InvalidOperationException","1","0","none"]""", PurgeAsync),
        new("A_purge_by_filter_deletes_what_matches", "D7", """["2","0"]""", PurgeAllAsync),
        new("A_delayed_start_is_pending_until_then", "D8", """["Pending","Terminated \"never\""]""", DelayedAsync),
    ];

    [Function(nameof(LifeWaits))]
    public static async Task<string> LifeWaits([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus("ready");
        return await context.WaitForExternalEvent<string>("go");
    }

    [Function(nameof(LifeEchoes))]
    public static string LifeEchoes([OrchestrationTrigger] TaskOrchestrationContext context) => $"input {context.GetInput<int>()}";

    [Function(nameof(LifeFailsOnce))]
    public static async Task<string> LifeFailsOnce([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string key = context.GetInput<string>()!;
        string good = await context.CallActivityAsync<string>(nameof(LifeGood), key);
        return good + " " + await context.CallActivityAsync<string>(nameof(LifeBadOnce), key);
    }

    [Function(nameof(LifeGood))]
    public static string LifeGood([ActivityTrigger] string key)
    {
        Calls.AddOrUpdate("good" + key, 1, (_, count) => count + 1);
        return "good";
    }

    [Function(nameof(LifeBadOnce))]
    public static string LifeBadOnce([ActivityTrigger] string key) =>
        Calls.AddOrUpdate("bad" + key, 1, (_, count) => count + 1) == 1 ? throw new InvalidOperationException("first time") : "fixed";

    private static async Task<object?> TerminateAsync(DurableTaskClient client)
    {
        string id = await Scenario.ReadyAsync(client, nameof(LifeWaits));
        await client.TerminateInstanceAsync(id, "enough");
        return new[]
        {
            Scenario.Ending(await Scenario.EndAsync(client, id)),
            await Scenario.RefusalAsync(() => client.TerminateInstanceAsync(id, "again")),
            await Scenario.RefusalAsync(() => client.TerminateInstanceAsync(Guid.NewGuid().ToString("N"))),
        };
    }

    private static async Task<object?> SuspendAsync(DurableTaskClient client)
    {
        string id = await Scenario.ReadyAsync(client, nameof(LifeWaits));
        await client.SuspendInstanceAsync(id, "hold on");
        string held = await UntilAsync(client, id, OrchestrationRuntimeStatus.Suspended);
        await client.RaiseEventAsync(id, "go", "a");
        string still = await UntilAsync(client, id, OrchestrationRuntimeStatus.Suspended);
        string again = await Scenario.RefusalAsync(() => client.SuspendInstanceAsync(id));
        await client.ResumeInstanceAsync(id);
        return new[] { held, still, again, Scenario.Ending(await Scenario.EndAsync(client, id)) };
    }

    private static async Task<string> UntilAsync(DurableTaskClient client, string id, OrchestrationRuntimeStatus status)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        using PeriodicTimer beat = new(TimeSpan.FromMilliseconds(20));
        while ((await client.GetInstanceAsync(id))!.RuntimeStatus != status)
        {
            await beat.WaitForNextTickAsync(limit.Token);
        }

        return status.ToString();
    }

    private static async Task<object?> RestartAsync(DurableTaskClient client)
    {
        OrchestrationMetadata first = await Scenario.FinishAsync(client, nameof(LifeEchoes), 1);
        string same = await client.RestartAsync(first.InstanceId);
        string sameEnd = Scenario.Ending(await Scenario.EndAsync(client, same));
        string other = await client.RestartAsync(first.InstanceId, restartWithNewInstanceId: true);
        return new[]
        {
            sameEnd,
            (same == first.InstanceId).ToString(),
            Scenario.Ending(await Scenario.EndAsync(client, other)),
            (other == first.InstanceId).ToString(),
            await Scenario.RefusalAsync(() => client.RestartAsync(Guid.NewGuid().ToString("N"))),
        };
    }

    private static async Task<object?> RewindAsync(DurableTaskClient client)
    {
        string key = Guid.NewGuid().ToString("N");
        OrchestrationMetadata failed = await Scenario.FinishAsync(client, nameof(LifeFailsOnce), key);
        await client.RewindInstanceAsync(failed.InstanceId, "mended");
        OrchestrationMetadata done = await Scenario.EndAsync(client, failed.InstanceId);
        return new[]
        {
            failed.RuntimeStatus.ToString(),
            Scenario.Ending(done),
            Calls["good" + key].ToString(System.Globalization.CultureInfo.InvariantCulture),
            Calls["bad" + key].ToString(System.Globalization.CultureInfo.InvariantCulture),
            await Scenario.RefusalAsync(() => client.RewindInstanceAsync(done.InstanceId, "again")),
            await Scenario.RefusalAsync(() => client.RewindInstanceAsync(Guid.NewGuid().ToString("N"), "unknown")),
        };
    }

    private static async Task<object?> PurgeAsync(DurableTaskClient client)
    {
        string id = await Scenario.ReadyAsync(client, nameof(LifeWaits));
        string running = await Scenario.RefusalAsync(() => client.PurgeInstanceAsync(id));
        await client.TerminateInstanceAsync(id);
        await Scenario.EndAsync(client, id);
        PurgeResult purged = await client.PurgeInstanceAsync(id);
        PurgeResult again = await client.PurgeInstanceAsync(id);
        return new[]
        {
            running,
            $"{purged.PurgedInstanceCount}",
            $"{again.PurgedInstanceCount}",
            (await client.GetInstanceAsync(id))?.RuntimeStatus.ToString() ?? "none",
        };
    }

    private static async Task<object?> PurgeAllAsync(DurableTaskClient client)
    {
        DateTimeOffset from = (await Scenario.FinishAsync(client, nameof(LifeEchoes), 1)).CreatedAt;
        DateTimeOffset to = (await Scenario.FinishAsync(client, nameof(LifeEchoes), 2)).CreatedAt;
        PurgeInstancesFilter filter = new(from, to, [OrchestrationRuntimeStatus.Completed]);
        return new[]
        {
            $"{(await client.PurgeAllInstancesAsync(filter)).PurgedInstanceCount}",
            $"{(await client.PurgeAllInstancesAsync(filter)).PurgedInstanceCount}",
        };
    }

    private static async Task<object?> DelayedAsync(DurableTaskClient client)
    {
        string id = await client.ScheduleNewOrchestrationInstanceAsync(
            nameof(LifeEchoes), 1, new StartOrchestrationOptions(StartAt: DateTimeOffset.UtcNow.AddDays(300)));
        string pending = (await client.GetInstanceAsync(id))!.RuntimeStatus.ToString();
        await client.TerminateInstanceAsync(id, "never");
        return new[] { pending, Scenario.Ending(await Scenario.EndAsync(client, id)) };
    }
}
