using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace FunctionApp.Local.Bench;

/// <summary>The bench's workflow: three activities in sequence, then three in parallel, with small strings.</summary>
public static class BareWorkflow
{
    internal const string Name = "Bench_BareWorkflow";
    internal const string Waits = "Bench_Waits";

    /// <summary>Calls the six activities.</summary>
    [Function(Name)]
    public static async Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string text = "bench";
        for (int i = 0; i < 3; i++)
        {
            text = await context.CallActivityAsync<string>("Bench_Step", text);
        }

        string[] ends = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => context.CallActivityAsync<string>("Bench_Step", text)));
        return string.Concat(ends);
    }

    /// <summary>Waits for an event that does not come.</summary>
    [Function(Waits)]
    public static async Task WaitAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CallActivityAsync<string>("Bench_Step", "bench");
        await context.WaitForExternalEvent<string>("go");
    }

    /// <summary>Gives its input back with one letter more.</summary>
    [Function("Bench_Step")]
    public static string Step([ActivityTrigger] string text) => text + "x";
}
