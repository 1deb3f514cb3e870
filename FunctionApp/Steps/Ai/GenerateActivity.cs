using System.Text.Json.Nodes;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Steps.Ai.Models;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Steps.Ai;

/// <summary>Drafts text: by a connected model, else by the contract's answer templates.</summary>
public sealed class GenerateActivity(StepBench bench, ModelRouter router, ModelCall models)
{
    /// <summary>Runs one attempt at the step.</summary>
    [Function(FunctionNames.Generate)]
    public Task<Recorded<StepOutcome>> RunAsync([ActivityTrigger] StepInvocation invocation, CancellationToken cancellation) =>
        bench.RunAsync(invocation, DraftAsync, cancellation);

    private async Task<StepResult> DraftAsync(StepContext context, CancellationToken cancellation)
    {
        StepWork.Generate work = context.Contract.Work<StepWork.Generate>(context.Step.Id);
        if (context.Invocation.Fallback == "template")
        {
            FallbackDefinition.Template template = context.Step.Fallbacks!.OfType<FallbackDefinition.Template>().First();
            return FromTemplate(context, work, template.Answer, holding: true, "fallback");
        }

        RouteChoice choice = context.Take(router.Choose(work.Route, context.Invocation));
        return choice.Model switch
        {
            null => StepResult.Fail("STP002", FailureCategory.Permanent),
            { Provider: ModelProvider.Local } => FromAnswers(context, work, choice),
            _ => await ByModelAsync(context, work, choice, cancellation),
        };
    }

    private static StepResult FromAnswers(StepContext context, StepWork.Generate work, RouteChoice choice)
    {
        if (work is { AnswerKey: null, FallbackAnswer: { } only })
        {
            return FromTemplate(context, work, only, holding: false, choice.Reason, choice);
        }

        string key = work.AnswerKey is null ? "" : context.Values.Text(work.AnswerKey);
        string named = $"{work.Answers}/{key}.hbs";
        if (context.Contract.Has(named))
        {
            return FromTemplate(context, work, named, holding: false, choice.Reason, choice);
        }

        return work.FallbackAnswer is { } holding
            ? FromTemplate(context, work, holding, holding: true, "no answer for this class", choice)
            : StepResult.Fail("STP003", FailureCategory.Permanent);
    }

    private static StepResult FromTemplate(
        StepContext context, StepWork.Generate work, string path, bool holding, string? reason, RouteChoice? choice = null)
    {
        string text = AnswerTemplate.Render(context, path, work.Policy);
        JsonObject output = new() { ["text"] = text, ["holding"] = holding, ["answer"] = path, ["model"] = "local-templates" };
        StepEvidence evidence = (choice?.Evidence("ai") ?? new StepEvidence("rule", "local-templates", null, 0, 0, 0, default, null)) with
        {
            Reason = reason,
            Prompt = new PromptPin(path, context.Contract.Pin.Version, BlobVault.Sha256Of(context.Contract.File(path).Span)),
        };
        return StepResult.Done(output, evidence);
    }

    private Task<StepResult> ByModelAsync(
        StepContext context, StepWork.Generate work, RouteChoice choice, CancellationToken cancellation)
    {
        List<ModelInput> inputs = [.. (work.Ground ?? []).Select(g =>
            new ModelInput(g, context.Contract.Has(g) ? context.Contract.Text(g) : context.Values.Text(g)))];
        inputs.Add(new("record", context.Values.Find("record") is { } record ? record.GetRawText() : "{}"));
        if (context.Step.ForEach is { } each && context.Values.Find(each.As) is { } item)
        {
            inputs.Add(new(each.As, item.GetRawText()));
        }

        if (work.AnswerKey is { } key)
        {
            inputs.Add(new("about", context.Values.Text(key)));
        }

        ModelRequest request = new(context.Contract, work.Prompt, ModelRequest.OneText(), inputs, context.Personal);
        return models.AskAsync(choice, request, _ => null, cancellation, output => output["holding"] = false);
    }
}
