using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace FunctionApp.Local.Crashes;

/// <summary>The workflow that the crash rounds kill: activities, a timer, a child, events, parallel work.</summary>
public static class CrashApp
{
    internal const string Run = "Crash_Run";
    internal const int Events = 3;

    /// <summary>What a run must give for the events it was sent.</summary>
    internal static string Expected(string id, IEnumerable<string> events) =>
        $"{id}-1|{id}-2|child {id}|{string.Join(',', events)}|{id}-a{id}-b{id}-c";

    /// <summary>Goes through every kind of durable wait and gives all that it saw.</summary>
    [Function(Run)]
    public static async Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string id = context.InstanceId;
        string first = await context.CallActivityAsync<string>("Crash_Step", $"{id}-1");
        await context.CreateTimer(TimeSpan.FromMilliseconds(30), CancellationToken.None);
        string second = await context.CallActivityAsync<string>("Crash_Step", $"{id}-2");
        string child = await context.CallSubOrchestratorAsync<string>("Crash_Child", id);
        List<string> events = [];
        for (int i = 0; i < Events; i++)
        {
            events.Add(await context.WaitForExternalEvent<string>("event"));
        }

        string[] ends = await Task.WhenAll(
            ((string[])["a", "b", "c"]).Select(letter => context.CallActivityAsync<string>("Crash_Step", $"{id}-{letter}")));
        return $"{first}|{second}|{child}|{string.Join(',', events)}|{string.Concat(ends)}";
    }

    /// <summary>A child with a wait of its own.</summary>
    [Function("Crash_Child")]
    public static async Task<string> ChildAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CreateTimer(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        return await context.CallActivityAsync<string>("Crash_Step", $"child {context.GetInput<string>()}");
    }

    /// <summary>Gives its input back.</summary>
    [Function("Crash_Step")]
    public static async Task<string> StepAsync([ActivityTrigger] string text)
    {
        await Task.Yield();
        return text;
    }
}
