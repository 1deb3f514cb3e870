using System.Text.Json.Nodes;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Steps.Ai.Models;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Steps.Ai;

/// <summary>Shortens text: by a connected model, else by taking its first sentences.</summary>
public sealed class SummarizeActivity(StepBench bench, ModelRouter router, ModelCall models)
{
    /// <summary>Runs one attempt at the step.</summary>
    [Function(FunctionNames.Summarize)]
    public Task<Recorded<StepOutcome>> RunAsync([ActivityTrigger] StepInvocation invocation, CancellationToken cancellation) =>
        bench.RunAsync(invocation, SummarizeAsync, cancellation);

    private async Task<StepResult> SummarizeAsync(StepContext context, CancellationToken cancellation)
    {
        StepWork.Summarize work = context.Contract.Work<StepWork.Summarize>(context.Step.Id);
        RouteChoice choice = context.Take(router.Choose(work.Route, context));
        return choice.Model switch
        {
            null => StepResult.Fail("STP002", FailureCategory.Permanent, null, choice.Evidence("ai")),
            { Provider: ModelProvider.Local } => Shortened(context, work, choice),
            _ => await ByModelAsync(context, work, choice, cancellation),
        };
    }

    private static StepResult Shortened(StepContext context, StepWork.Summarize work, RouteChoice choice)
    {
        JsonObject output = new()
        {
            ["text"] = FirstSentences.Of(context.Text(work.Text), work.MaxWords),
            ["model"] = choice.Model!.Id,
        };
        return StepResult.Done(output, choice.Evidence("ai"));
    }

    private Task<StepResult> ByModelAsync(
        StepContext context, StepWork.Summarize work, RouteChoice choice, CancellationToken cancellation)
    {
        ModelRequest request = new(
            context.Contract, work.Prompt, ModelRequest.OneText(),
            [new("text", context.Text(work.Text)), new("max_words", work.MaxWords.ToString(System.Globalization.CultureInfo.InvariantCulture))],
            context.Personal);
        return models.AskAsync(
            choice, request, _ => null, cancellation,
            output => output["text"] = FirstSentences.Of(output["text"]!.GetValue<string>(), work.MaxWords));
    }
}
