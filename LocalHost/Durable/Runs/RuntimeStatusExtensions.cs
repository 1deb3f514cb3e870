using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Runs;

internal static class RuntimeStatusExtensions
{
    public static bool IsFinal(this OrchestrationRuntimeStatus status) => status
        is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;
}
