using System.Text.Json.Nodes;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Steps.Ai.Local;
using FunctionApp.Steps.Ai.Models;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Steps.Ai;

/// <summary>Sorts text into one of the contract's classes, with a confidence that is earned and a way to say "none of these".</summary>
public sealed class ClassifyActivity(StepBench bench, ModelRouter router, TrainedClassifiers classifiers, ModelCall models)
{
    /// <summary>Runs one attempt at the step.</summary>
    [Function(FunctionNames.Classify)]
    public Task<Recorded<StepOutcome>> RunAsync([ActivityTrigger] StepInvocation invocation, CancellationToken cancellation) =>
        bench.RunAsync(invocation, ClassifyAsync, cancellation);

    private async Task<StepResult> ClassifyAsync(StepContext context, CancellationToken cancellation)
    {
        StepWork.Classify work = context.Contract.Work<StepWork.Classify>(context.Step.Id);
        RouteChoice choice = context.Take(router.Choose(work.Route, context));
        return choice.Model switch
        {
            null => StepResult.Fail("STP002", FailureCategory.Permanent, null, choice.Evidence("ai")),
            { Provider: ModelProvider.Local } => ByExamples(context, work, choice),
            _ => await ByModelAsync(context, work, choice, cancellation),
        };
    }

    private StepResult ByExamples(StepContext context, StepWork.Classify work, RouteChoice choice)
    {
        TextClassifier classifier = classifiers.Of(context.Contract, work.Training);
        ClassifierVerdict verdict = classifier.Classify(context.Text(work.Text));
        JsonObject output = new()
        {
            ["label"] = verdict.Label,
            ["confidence"] = Math.Round(verdict.Confidence, 4),
            ["out_of_scope"] = verdict.OutOfScope,
            ["scope_score"] = Math.Round(verdict.ScopeScore, 4),
            ["ranked"] = new JsonArray([.. verdict.Ranked.Take(3).Select(r =>
                (JsonNode)new JsonObject { ["label"] = r.Label, ["confidence"] = Math.Round(r.Confidence, 4) })]),
            ["model"] = $"{choice.Model!.Id}@{classifier.Sha256[..12]}",
        };
        return StepResult.Done(output, choice.Evidence("ai") with
        {
            Model = $"{choice.Model.Id}@{classifier.Sha256[..12]}",
            Confidence = Math.Round(verdict.Confidence, 4),
        });
    }

    private Task<StepResult> ByModelAsync(
        StepContext context, StepWork.Classify work, RouteChoice choice, CancellationToken cancellation)
    {
        string[] labels = [.. TrainedClassifiers.LabelsOf(context.Contract, work.Training)];
        JsonObject schema = new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray("label", "confidence", "out_of_scope"),
            ["properties"] = new JsonObject
            {
                ["label"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. labels.Select(l => (JsonNode)l)]) },
                ["confidence"] = new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1 },
                ["out_of_scope"] = new JsonObject { ["type"] = "boolean" },
            },
        };
        ModelRequest request = new(
            context.Contract, work.Prompt, schema, [new("text", context.Text(work.Text)), new("labels", string.Join(", ", labels))],
            context.Personal);
        return models.AskAsync(choice, request, answer => answer.GetProperty("confidence").GetDouble(), cancellation);
    }
}
