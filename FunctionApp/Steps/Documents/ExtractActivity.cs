using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Steps.Ai.Models;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Steps.Documents;

/// <summary>Reads the declared fields out of a document: named data and templates first, a connected model where these do not reach.</summary>
public sealed class ExtractActivity(
    StepBench bench, ModelRouter router, BlobVault vault, DocumentReader reader, LocalExtraction local, ModelExtraction models)
{
    /// <summary>Runs one attempt at the step.</summary>
    [Function(FunctionNames.Extract)]
    public Task<Recorded<StepOutcome>> RunAsync([ActivityTrigger] StepInvocation invocation, CancellationToken cancellation) =>
        bench.RunAsync(invocation, ExtractAsync, cancellation);

    private async Task<StepResult> ExtractAsync(StepContext context, CancellationToken cancellation)
    {
        StepWork.Extract work = context.Contract.Work<StepWork.Extract>(context.Step.Id);
        RouteChoice choice = context.Take(router.Choose(work.Route, context.Invocation));
        if (choice.Model is null && context.Invocation.Candidate <= 0)
        {
            return StepResult.Fail("STP002", FailureCategory.Permanent);
        }

        if (await DocumentSource.FindAsync(context.Values.Find(work.Document), vault, cancellation) is not { } file)
        {
            return StepResult.Fail(StepCodes.NotOpened, FailureCategory.RefusedByPolicy, null, choice.Evidence("rule"));
        }

        DocumentReading reading = await reader.ReadAsync(file, cancellation);
        // With no further model connected, what a person is told is why the document could not be read, not that models are missing.
        return choice.Model is null or { Provider: ModelProvider.Local }
            ? local.Extract(context, work, reading, choice)
            : await models.ExtractAsync(context, work, reading, choice, cancellation);
    }
}
