using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace FunctionApp.Orchestration;

/// <summary>The one deterministic interpreter of workflow contracts.</summary>
/// <remarks><para>Guarantee: replays; every effect on the world is in an activity. Source: ADR 0002.</para></remarks>
public static class RunOrchestrator
{
    /// <summary>The version that a run carries; a breaking change is a new orchestrator beside this one.</summary>
    public const string InterpreterVersion = "1";

    /// <summary>Carries out one run from its first step to its ending.</summary>
    [Function(FunctionNames.Run)]
    public static async Task<RunOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        RunInput input = context.GetInput<RunInput>()
            ?? throw new InvalidDataException("a run starts with a RunInput");
        OpenedRun opened = await context.CallActivityAsync<OpenedRun>(
            FunctionNames.OpenRun,
            input,
            TaskOptions.FromRetryPolicy(new RetryPolicy(8, TimeSpan.FromSeconds(5), 2.0, TimeSpan.FromMinutes(5))));
        return await new Interpreter(new RunThread(context, input, opened)).RunAsync();
    }
}
