using DurableTask.Core.Exceptions;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Orchestration;

/// <summary>Starts a run by its id, whatever became of that id before, at most once.</summary>
internal static class RunStart
{
    private static readonly OrchestrationRuntimeStatus[] Never =
    [
        OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated,
    ];

    /// <summary>False when the run was started before.</summary>
    internal static async Task<bool> OnceAsync(DurableTaskClient client, RunInput input, CancellationToken cancellation)
    {
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                FunctionNames.Run, input, new StartOrchestrationOptions(input.RunId).WithDedupeStatuses(Never), cancellation);
            return true;
        }
        catch (OrchestrationAlreadyExistsException)
        {
            return false;
        }
    }
}
