using System.Text.Json.Nodes;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Steps;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Enrichment;

/// <summary>Asks a declared source and says how old its answer may be.</summary>
public sealed class LookupActivity(StepBench bench, LookupTables tables, TimeProvider time)
{
    /// <summary>Runs one attempt at the step.</summary>
    [Function(FunctionNames.Lookup)]
    public Task<Recorded<StepOutcome>> RunAsync([ActivityTrigger] StepInvocation invocation, CancellationToken cancellation) =>
        bench.RunAsync(invocation, AskAsync, cancellation);

    private async Task<StepResult> AskAsync(StepContext context, CancellationToken cancellation)
    {
        StepWork.Lookup work = context.Contract.Work<StepWork.Lookup>(context.Step.Id);
        LookupDefinition lookup = context.Contract.Definition.Lookups?.FirstOrDefault(l => l.Id == work.Source)
            ?? throw new InvalidDataException($"{context.Contract.Pin.ContractId} declares no look-up '{work.Source}'");
        string key = context.Values.Text(lookup.Key);
        LookupAnswer answer = lookup.Source switch
        {
            LookupSource.File file => LookupFile.Find(context.Contract, file.Path, key),
            LookupSource.Table table => await tables.FindAsync(table, key, cancellation),
            _ => LookupAnswer.Missing,
        };
        DateTimeOffset now = time.GetUtcNow();
        bool stale = answer.AsOfUtc is { } asOf && lookup.MaxStaleness is { } most && now - asOf > most;
        if (answer.Value is null || stale)
        {
            return lookup.Required
                ? StepResult.Fail(stale ? "ENR002" : "ENR001", FailureCategory.Permanent)
                : Done(WhenMissing(lookup, context), found: false, lookup, now);
        }

        return Done(answer.Value, found: true, lookup, answer.AsOfUtc ?? now);
    }

    private static JsonObject WhenMissing(LookupDefinition lookup, StepContext context) =>
        lookup.WhenMissing is { } fields
            ? JsonObject.Create(MappedDocument.Of(fields, context.Values).Document)!
            : [];

    private static StepResult Done(JsonObject value, bool found, LookupDefinition lookup, DateTimeOffset asOfUtc) => StepResult.Done(
        new()
        {
            ["found"] = found,
            ["value"] = value,
            ["source"] = lookup.Id,
            ["as_of_utc"] = asOfUtc.ToString("O"),
            ["valid_until_utc"] = lookup.MaxStaleness is { } most ? (asOfUtc + most).ToString("O") : null,
        },
        new("rule", null, null, 0, 0, 0, default, null, $"{lookup.Id}: {(found ? "found" : "missing")}"));
}
