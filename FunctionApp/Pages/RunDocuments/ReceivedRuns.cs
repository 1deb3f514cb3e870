using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Intake;
using FunctionApp.WorkflowContracts;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Pages.RunDocuments;

/// <summary>Finds runs that have no entry on the record yet: started a moment ago, or stored and still to be started.</summary>
internal sealed class ReceivedRuns(PendingItems pending, IntakeKeyStore keys, ContractCatalog catalog)
{
    internal async Task<ReceivedRun?> FindAsync(string runId, DurableTaskClient client, CancellationToken cancellation) =>
        await StartedAsync(runId, client, cancellation) ?? await StoredAsync(runId, cancellation);

    private static async Task<ReceivedRun?> StartedAsync(string runId, DurableTaskClient client, CancellationToken cancellation)
    {
        OrchestrationMetadata? instance = await client.GetInstanceAsync(runId, getInputsAndOutputs: true, cancellation);
        return instance?.SerializedInput is not null && instance.ReadInputAs<RunInput>() is { } input
            ? new(input.Contract, input.Record.Record)
            : null;
    }

    // A stored item is pinned when it is started; until then the version that is active now is the best answer.
    private async Task<ReceivedRun?> StoredAsync(string runId, CancellationToken cancellation)
    {
        PendingItem? item = (await pending.OlderThanAsync(TimeSpan.Zero, cancellation))
            .FirstOrDefault(p => ItemIds.RunOf(p.Workflow, p.Key) == runId);
        return item is not null
            && await keys.FindAsync(item.Workflow, item.Key, cancellation) is { } row
            && row.Is(IntakeState.Stored)
            && await catalog.FindAsync(item.Workflow, cancellation) is CatalogVerdict.Active active
                ? new(active.Contract.Pin, null)
                : null;
    }
}
