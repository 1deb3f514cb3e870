using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Catalog;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Steps;

/// <summary>Tells steps of the degraded modes that their workflow is in, and the run's record of those that they felt.</summary>
public sealed class StepModes(DegradedModes modes)
{
    internal async Task<StepContext> OpenAsync(
        PinnedContract contract, RunValues values, StepInvocation invocation, CancellationToken cancellation) =>
        new(contract, contract.Step(invocation.StepId), values, invocation, await modes.OfAsync(contract, cancellation));

    internal async Task TellAsync(StepContext context, CancellationToken cancellation)
    {
        foreach (DegradedMode felt in context.Felt)
        {
            await modes.NoteRunAsync(felt, context.Invocation.Run.RunId, context.Step.Id, cancellation);
        }
    }
}
