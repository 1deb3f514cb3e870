using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Steps.Checks;

/// <summary>Holds the rules of a file against text and marks what breaks them.</summary>
public sealed class CheckActivity(StepBench bench)
{
    /// <summary>Runs one attempt at the step.</summary>
    [Function(FunctionNames.Check)]
    public Task<Recorded<StepOutcome>> RunAsync([ActivityTrigger] StepInvocation invocation, CancellationToken cancellation) =>
        bench.RunAsync(invocation, (context, _) => Task.FromResult(Check(context)), cancellation);

    private static StepResult Check(StepContext context)
    {
        StepWork.Check work = context.Contract.Work<StepWork.Check>(context.Step.Id);
        CheckRules rules = CheckRules.Of(context.Contract, work.Rules);
        CheckText text = new(context.Text(work.Text), string.Join('\n', (work.Against ?? []).Select(p => Ground(context, p))), context.Values)
        {
            Read = path => Ground(context, path),
        };
        CheckFinding[] findings = [.. rules.Hold(text)];
        JsonObject output = new()
        {
            ["passed"] = findings.Length == 0,
            ["findings"] = CheckFinding.Told(findings),
            ["reasons"] = new JsonArray([.. findings.Select(f => f.ReasonCode).Distinct().Select(r => (JsonNode)r)]),
        };
        return StepResult.Done(output, new("rule", null, null, 0, 0, 0, default, null, work.Rules));
    }

    /// <summary>A file of the contract folder, or a value of the run.</summary>
    private static string Ground(StepContext context, string path) =>
        context.Contract.Has(path) ? context.Contract.Text(path) : string.Join('\n', Texts(context.Values.Find(path)));

    // The words of a document, not its JSON: escapes and member names are no ground.
    private static IEnumerable<string> Texts(JsonElement? value) => value switch
    {
        null => [],
        { ValueKind: JsonValueKind.Object } fields => fields.EnumerateObject().SelectMany(f => Texts(f.Value)),
        { ValueKind: JsonValueKind.Array } items => items.EnumerateArray().SelectMany(i => Texts(i)),
        { } scalar => [scalar.ToString()],
    };
}
