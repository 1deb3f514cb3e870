using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Tests.Conformance;

public static class ReplayScenarios
{
    public static IReadOnlyList<Scenario> All =>
    [
        new("Time_and_guids_are_the_same_on_every_replay", "D1", """{"time":true,"guids":true,"algorithm":true}""", SameAsync),
        new("Awaiting_something_not_durable_fails", "D1", """["Failed System.InvalidOperationException"]""", async client =>
            new[] { ShortFailure(await Scenario.FinishAsync(client, nameof(ReplayWaitsOutside))) }),
        new("Going_on_outside_the_orchestrator_thread_fails", "D1", """["Failed System.InvalidOperationException"]""", async client =>
            new[] { ShortFailure(await Scenario.FinishAsync(client, nameof(ReplayGoesOutsideLater))) }),
        new("An_open_timer_keeps_the_run_running", "D1", """["Running","Completed \"done\""]""", OpenTimerAsync),
        new("A_cancelled_timer_lets_the_run_end", "D1", """["Completed \"done\""]""", async client =>
            new[] { Scenario.Ending(await Scenario.FinishAsync(client, nameof(ReplayCancelsTimer))) }),
        new("An_open_activity_keeps_the_run_running", "D1", """[true]""", OpenActivityAsync),
    ];

    [Function(nameof(ReplayTimeAndGuids))]
    public static async Task<Seen> ReplayTimeAndGuids([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Seen first = new(context.CurrentUtcDateTime.ToString("o", CultureInfo.InvariantCulture), context.NewGuid(), context.NewGuid(), null);
        Seen echoed = await context.CallActivityAsync<Seen>(nameof(ReplayEcho), first);
        await context.CallActivityAsync<Seen>(nameof(ReplayEcho), first);
        return first with { Echoed = echoed };
    }

    [Function(nameof(ReplayEcho))]
    public static Seen ReplayEcho([ActivityTrigger] Seen seen) => seen;

    [Function(nameof(ReplayWaitsOutside))]
    public static async Task ReplayWaitsOutside([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(30));
        await context.CallActivityAsync(nameof(ReplaySlow), 0);
    }

    [Function(nameof(ReplayGoesOutsideLater))]
    public static async Task ReplayGoesOutsideLater([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CallActivityAsync(nameof(ReplaySlow), 0);
        Task never = context.WaitForExternalEvent<string>("never");
        await Task.WhenAny(never, Task.Delay(TimeSpan.FromMilliseconds(30)));
        await context.CallActivityAsync(nameof(ReplaySlow), 0);
    }

    [Function(nameof(ReplayLeavesTimer))]
    public static string ReplayLeavesTimer([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus("ready");
        _ = context.CreateTimer(TimeSpan.FromMilliseconds(700), CancellationToken.None);
        return "done";
    }

    [Function(nameof(ReplayCancelsTimer))]
    public static string ReplayCancelsTimer([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        using CancellationTokenSource source = new();
        _ = context.CreateTimer(TimeSpan.FromDays(1), source.Token);
        source.Cancel();
        return "done";
    }

    [Function(nameof(ReplayLeavesActivity))]
    public static string ReplayLeavesActivity([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        _ = context.CallActivityAsync(nameof(ReplaySlow), 300);
        return "done";
    }

    [Function(nameof(ReplaySlow))]
    public static async Task<string> ReplaySlow([ActivityTrigger] int milliseconds)
    {
        await Task.Delay(milliseconds);
        return "slow";
    }

    private static async Task<object?> SameAsync(DurableTaskClient client)
    {
        OrchestrationMetadata done = await Scenario.FinishAsync(client, nameof(ReplayTimeAndGuids));
        Seen seen = done.ReadOutputAs<Seen>()!;
        return new
        {
            time = seen.Time == seen.Echoed!.Time,
            guids = seen.First == seen.Echoed.First && seen.Second == seen.Echoed.Second && seen.First != seen.Second,
            algorithm = seen.First == Named($"{done.InstanceId}_{seen.Time}_0") && seen.Second == Named($"{done.InstanceId}_{seen.Time}_1"),
        };
    }

    private static Guid Named(string name)
    {
        byte[] space = new Guid("9e952958-5e33-4daf-827f-2fa12937b875").ToByteArray(bigEndian: true);
#pragma warning disable CA5350 // version 5 GUIDs are defined over SHA-1
        byte[] hash = SHA1.HashData([.. space, .. Encoding.UTF8.GetBytes(name)]);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    private static string ShortFailure(OrchestrationMetadata done) => $"{done.RuntimeStatus} {done.FailureDetails?.ErrorType}";

    private static async Task<object?> OpenTimerAsync(DurableTaskClient client)
    {
        string id = await Scenario.ReadyAsync(client, nameof(ReplayLeavesTimer));
        string before = (await client.GetInstanceAsync(id))!.RuntimeStatus.ToString();
        return new[] { before, Scenario.Ending(await Scenario.EndAsync(client, id)) };
    }

    private static async Task<object?> OpenActivityAsync(DurableTaskClient client)
    {
        OrchestrationMetadata done = await Scenario.FinishAsync(client, nameof(ReplayLeavesActivity));
        return new[] { done.LastUpdatedAt - done.CreatedAt >= TimeSpan.FromMilliseconds(250) };
    }

    public sealed record Seen(string Time, Guid First, Guid Second, Seen? Echoed);
}
