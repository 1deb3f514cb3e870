using FunctionApp.Handoffs;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Pages.RunDocuments;

/// <summary>Finds runs that are started and have no entry on the record yet.</summary>
internal static class StartedRuns
{
    internal static async Task<RunInput?> FindAsync(DurableTaskClient client, string runId, CancellationToken cancellation)
    {
        OrchestrationMetadata? instance = await client.GetInstanceAsync(runId, getInputsAndOutputs: true, cancellation);
        return instance?.SerializedInput is null ? null : instance.ReadInputAs<RunInput>();
    }
}
