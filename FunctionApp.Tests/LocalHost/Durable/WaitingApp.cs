using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace FunctionApp.Tests.LocalHost.Durable;

/// <summary>Runs that echo, wait, or count, for tests of the hub itself.</summary>
public static class WaitingApp
{
    [Function(nameof(Echo))]
    public static async Task<string> Echo([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await context.CallActivityAsync<string>(nameof(Repeat), context.GetInput<string>());

    [Function(nameof(Wait))]
    public static async Task<string> Wait([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CallActivityAsync<string>(nameof(Repeat), "first");
        context.SetCustomStatus("waits");
        return await context.CallActivityAsync<string>(nameof(Repeat), await context.WaitForExternalEvent<string>("go"));
    }

    [Function(nameof(Sleep))]
    public static async Task<string> Sleep([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CreateTimer(TimeSpan.FromDays(context.GetInput<int>()), CancellationToken.None);
        return "slept";
    }

    [Function(nameof(Above))]
    public static Task<string> Above([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallSubOrchestratorAsync<string>(
        nameof(Echo), "below", new TaskOptions().WithInstanceId(context.InstanceId + ":below"));

    [Function(nameof(Repeat))]
    public static string Repeat([ActivityTrigger] string text) => text;
}
