using FunctionApp.DataContracts;
using FunctionApp.Handoffs;
using FunctionApp.Orchestration.Limits;
using FunctionApp.WorkflowContracts;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Orchestration;

/// <summary>Takes a stored item to its run: asks which contract is active, holds the item against it, starts once or lets it wait its turn.</summary>
internal sealed class RunStarter(ContractCatalog catalog, DataContractGate gate, RunQueue queue)
{
    /// <inheritdoc cref="AdmitItem"/>
    public async Task<IntakeVerdict> AdmitAsync(IntakeEvent item, DurableTaskClient client, CancellationToken cancellation)
    {
        switch (await catalog.FindAsync(item.Workflow, cancellation))
        {
            case CatalogVerdict.Active active:
                return await ValidateAsync(active.Contract, item, client, cancellation);
            case CatalogVerdict.Blocked blocked:
                return new IntakeVerdict.Blocked(blocked.Reasons);
            case CatalogVerdict.Inactive inactive:
                return new IntakeVerdict.Blocked(inactive.Reasons);
            default:
                return new IntakeVerdict.UnknownSource("INT001", $"There is no workflow '{item.Workflow}'.");
        }
    }

    private async Task<IntakeVerdict> ValidateAsync(
        PinnedContract contract, IntakeEvent item, DurableTaskClient client, CancellationToken cancellation) =>
        await gate.ValidateAsync(contract, item, cancellation) switch
        {
            ValidationOutcome.Accepted accepted => await StartAsync(contract, accepted.Record, item, client, cancellation),
            ValidationOutcome.Rejected rejected => new IntakeVerdict.Rejected(
                rejected.Record.RejectId, rejected.Record.Violations),
            _ => throw new InvalidOperationException("a validation outcome is accepted or rejected"),
        };

    private async Task<IntakeVerdict> StartAsync(
        PinnedContract contract, ValidatedRecord record, IntakeEvent item, DurableTaskClient client, CancellationToken cancellation)
    {
        RunInput input = new(
            item.RunId, contract.Pin, RunOrchestrator.InterpreterVersion, record, item.TimeUtc, item.Channel, item.Requester);
        bool started = RunQueue.Applies(contract.Definition)
            ? await queue.EnterAsync(contract.Definition.Limits!, input, client, cancellation)
            : await RunStart.OnceAsync(client, input, cancellation);
        return started ? new IntakeVerdict.Accepted(item.RunId) : new IntakeVerdict.Duplicate(item.RunId);
    }
}
