using System.Text.Json.Nodes;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Steps.Rules;

/// <summary>Asks a decision table of the contract.</summary>
public sealed class DecideActivity(StepBench bench)
{
    /// <summary>Runs one attempt at the step.</summary>
    [Function(FunctionNames.Decide)]
    public Task<Recorded<StepOutcome>> RunAsync([ActivityTrigger] StepInvocation invocation, CancellationToken cancellation) =>
        bench.RunAsync(invocation, (context, _) => Task.FromResult(Decide(context)), cancellation);

    private static StepResult Decide(StepContext context)
    {
        string path = context.Invocation.Fallback == "rules_only"
            ? context.Step.Fallbacks!.OfType<FallbackDefinition.RulesOnly>().First().Table
            : context.Contract.Work<StepWork.Decide>(context.Step.Id).Table;
        TableAnswer answer = DecisionTable.Of(context.Contract, path).Ask(context.Values);
        if (answer.Failure is { } code)
        {
            return StepResult.Fail(code, FailureCategory.Permanent);
        }

        JsonObject output = answer.Output!;
        output["rules"] = new JsonArray([.. answer.Rules.Select(r => (JsonNode)r)]);
        StepEvidence evidence = new("rule", null, null, 0, 0, 0, default, null, string.Join(",", answer.Rules));
        return StepResult.Done(output, evidence);
    }
}
