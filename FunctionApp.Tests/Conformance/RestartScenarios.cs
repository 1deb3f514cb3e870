using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Tests.Conformance;

public static class RestartScenarios
{
    public static IReadOnlyList<Scenario> All =>
    [
        new("Continuing_as_new_keeps_the_id_and_drops_the_status", "D5", """["Completed \"3 rounds\"",""]""", async client =>
        {
            OrchestrationMetadata done = await Scenario.FinishAsync(client, nameof(RestartCounts), 1);
            return new[] { Scenario.Ending(done), done.SerializedCustomStatus ?? "" };
        }),
        new("Unprocessed_events_come_along", "D5", """["Completed \"a\""]""", client => CarryAsync(client, keep: true)),
        new("Unprocessed_events_are_dropped_when_asked", "D5", """["Completed \"nothing\""]""", client => CarryAsync(client, keep: false)),
        new("Throwing_after_continuing_as_new_fails", "D5", """["Failed System.InvalidOperationException: after"]""", async client =>
            new[] { Scenario.Ending(await Scenario.FinishAsync(client, nameof(RestartThrows))) }),
        new("A_new_version_may_be_asked_for", "D5", """["Completed \"0.2\""]""", async client =>
            new[] { Scenario.Ending(await Scenario.FinishAsync(client, nameof(RestartVersion), null, new() { Version = "0.1" })) }),
    ];

    [Function(nameof(RestartCounts))]
    public static async Task<string> RestartCounts([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        int round = context.GetInput<int>();
        if (round == 3)
        {
            return "3 rounds";
        }

        context.SetCustomStatus($"round {round}");
        await context.CreateTimer(TimeSpan.FromMilliseconds(10), CancellationToken.None);
        context.ContinueAsNew(round + 1);
        return "never seen";
    }

    [Function(nameof(RestartCarries))]
    public static async Task<string> RestartCarries([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Carry carry = context.GetInput<Carry>()!;
        if (carry.Round == 0)
        {
            context.SetCustomStatus("ready");
            await context.WaitForExternalEvent<string>("go on");
            context.ContinueAsNew(carry with { Round = 1 }, carry.Keep);
            return "";
        }

        try
        {
            return await context.WaitForExternalEvent<string>("kept", TimeSpan.FromMilliseconds(200));
        }
        catch (OperationCanceledException)
        {
            return "nothing";
        }
    }

    [Function(nameof(RestartThrows))]
    public static void RestartThrows([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.ContinueAsNew("next");
        throw new InvalidOperationException("after");
    }

    [Function(nameof(RestartVersion))]
    public static string RestartVersion([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        if (context.CompareVersionTo("0.2") < 0)
        {
            context.ContinueAsNew(new ContinueAsNewOptions { NewVersion = "0.2" });
        }

        return context.Version;
    }

    private static async Task<object?> CarryAsync(DurableTaskClient client, bool keep)
    {
        string id = await Scenario.ReadyAsync(client, nameof(RestartCarries), new Carry(0, keep));
        await client.RaiseEventAsync(id, "kept", "a");
        await client.RaiseEventAsync(id, "go on", "");
        return new[] { Scenario.Ending(await Scenario.EndAsync(client, id)) };
    }

    public sealed record Carry(int Round, bool Keep);
}
