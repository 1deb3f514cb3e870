using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Tests.Conformance;

public static class ChildScenarios
{
    public static IReadOnlyList<Scenario> All =>
    [
        new("A_child_gives_its_result_and_knows_its_parent", "D6", """["Completed \"child of ChildCalls\"","True"]""", async client =>
        {
            OrchestrationMetadata done = await Scenario.FinishAsync(client, nameof(ChildCalls));
            OrchestrationMetadata? child = await client.GetInstanceAsync(done.InstanceId + ":child", getInputsAndOutputs: true);
            return new[] { Scenario.Ending(done), (child?.RuntimeStatus == OrchestrationRuntimeStatus.Completed).ToString() };
        }),
        new("A_child_without_id_gets_a_deterministic_one", "D6", """["True"]""", async client =>
        {
            OrchestrationMetadata done = await Scenario.FinishAsync(client, nameof(ChildUnnamed));
            string[] ids = done.ReadOutputAs<string[]>()!;
            return new[] { (Guid.TryParseExact(ids[0], "N", out _) && ids[0] != ids[1]).ToString() };
        }),
        new("A_failed_child_is_a_failed_task", "D6", """["Completed \"System.InvalidOperationException: child\""]""", async client =>
            new[] { Scenario.Ending(await Scenario.FinishAsync(client, nameof(ChildFailureCaught))) }),
        new("Terminating_a_parent_leaves_its_children", "D6", """["Terminated","Running"]""", client => TerminateAsync(client, recursive: false)),
        new("Terminating_recursively_ends_the_children", "D6", """["Terminated","Terminated"]""", client => TerminateAsync(client, recursive: true)),
    ];

    [Function(nameof(ChildCalls))]
    public static Task<string> ChildCalls([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallSubOrchestratorAsync<string>(
        nameof(ChildNamesParent), null, new TaskOptions().WithInstanceId(context.InstanceId + ":child"));

    [Function(nameof(ChildNamesParent))]
    public static async Task<string> ChildNamesParent([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CreateTimer(TimeSpan.FromMilliseconds(10), CancellationToken.None);
        return $"child of {context.Parent?.Name}";
    }

    [Function(nameof(ChildUnnamed))]
    public static async Task<string[]> ChildUnnamed([OrchestrationTrigger] TaskOrchestrationContext context) => await Task.WhenAll(
        context.CallSubOrchestratorAsync<string>(nameof(ChildTellsId)), context.CallSubOrchestratorAsync<string>(nameof(ChildTellsId)));

    [Function(nameof(ChildTellsId))]
    public static string ChildTellsId([OrchestrationTrigger] TaskOrchestrationContext context) => context.InstanceId;

    [Function(nameof(ChildFailureCaught))]
    public static async Task<string> ChildFailureCaught([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.CallSubOrchestratorAsync(nameof(ChildThrows));
            return "no failure";
        }
        catch (TaskFailedException failed)
        {
            return failed.FailureDetails.ToString();
        }
    }

    [Function(nameof(ChildThrows))]
    public static void ChildThrows([OrchestrationTrigger] TaskOrchestrationContext context) =>
        throw new InvalidOperationException(context.InstanceId.Length > 0 ? "child" : "");

    [Function(nameof(ChildParentWaits))]
    public static async Task ChildParentWaits([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Task child = context.CallSubOrchestratorAsync(nameof(ChildWaits), null, new TaskOptions().WithInstanceId(context.InstanceId + ":waits"));
        context.SetCustomStatus("ready");
        await child;
    }

    [Function(nameof(ChildWaits))]
    public static Task ChildWaits([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus("ready");
        return context.WaitForExternalEvent<string>("never");
    }

    private static async Task<object?> TerminateAsync(DurableTaskClient client, bool recursive)
    {
        string id = await Scenario.ReadyAsync(client, nameof(ChildParentWaits));
        string child = id + ":waits";
        await Scenario.StatusAsync(client, child, "ready");
        await client.TerminateInstanceAsync(id, new TerminateInstanceOptions("over", recursive));
        string parent = (await Scenario.EndAsync(client, id)).RuntimeStatus.ToString();
        if (recursive)
        {
            await Scenario.EndAsync(client, child);
        }

        string left = (await client.GetInstanceAsync(child))!.RuntimeStatus.ToString();
        if (!recursive)
        {
            await client.TerminateInstanceAsync(child);
        }

        return new[] { parent, left };
    }
}
