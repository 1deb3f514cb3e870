using System.Text.Json.Nodes;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Steps;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Enrichment;

/// <summary>Asks a declared source and says how old its answer may be.</summary>
public sealed class LookupActivity(StepBench bench, LookupTables tables, LookupHttp http, TimeProvider time)
{
    private const string NotSetUp = "ENR006";

    /// <summary>Runs one attempt at the step.</summary>
    [Function(FunctionNames.Lookup)]
    public Task<Recorded<StepOutcome>> RunAsync([ActivityTrigger] StepInvocation invocation, CancellationToken cancellation) =>
        bench.RunAsync(invocation, AskAsync, cancellation);

    private async Task<StepResult> AskAsync(StepContext context, CancellationToken cancellation)
    {
        StepWork.Lookup work = context.Contract.Work<StepWork.Lookup>(context.Step.Id);
        LookupDefinition lookup = context.Contract.Definition.Lookups?.FirstOrDefault(l => l.Id == work.Source)
            ?? throw new InvalidDataException($"{context.Contract.Pin.ContractId} declares no look-up '{work.Source}'");
        LookupAnswer answer = await FindAsync(context, lookup, cancellation);
        if (answer.Failure is { } failure && (lookup.Required || failure.ErrorCode != NotSetUp))
        {
            return StepResult.Fail(failure.ErrorCode, failure.Category, failure.RetryAfter, Evidence(lookup, failure.ErrorCode));
        }

        return Understood(context, lookup, answer);
    }

    private StepResult Understood(StepContext context, LookupDefinition lookup, LookupAnswer answer)
    {
        bool stale = IsStale(lookup, answer);
        if (answer.Value is { } value && !stale)
        {
            return Done(value, found: true, lookup, answer with { AsOfUtc = answer.AsOfUtc ?? time.GetUtcNow() });
        }

        string why = answer.Failure is null ? stale ? "too old" : "missing" : $"not set up ({NotSetUp})";
        return lookup.Required
            ? StepResult.Fail(stale ? "ENR002" : "ENR001", FailureCategory.Permanent, null, Evidence(lookup, why))
            : Done(WhenMissing(lookup, context), found: false, lookup, new(null, time.GetUtcNow(), Note: why));
    }

    private bool IsStale(LookupDefinition lookup, LookupAnswer answer) =>
        !answer.StandsIn && answer.AsOfUtc is { } asOf && time.GetUtcNow() - asOf > lookup.MaxStaleness;

    private async Task<LookupAnswer> FindAsync(StepContext context, LookupDefinition lookup, CancellationToken cancellation)
    {
        string key = LookupKey.Of(lookup, context.Values.Text(lookup.Key));
        return lookup.Source switch
        {
            LookupSource.File file => LookupFile.Find(context.Contract, file.Path, key),
            LookupSource.Table table => await tables.FindAsync(table, key, cancellation),
            LookupSource.Http source => await http.FindAsync(
                lookup, source,
                new(source.Connector, source.Operation, key, context.Invocation.Run.RunId, context.Step.Id, context.Step.OnFailure?.Timeout),
                cancellation),
            _ => throw new InvalidDataException($"look-up '{lookup.Id}' has a source that nobody can ask"),
        };
    }

    private static JsonObject WhenMissing(LookupDefinition lookup, StepContext context) =>
        lookup.WhenMissing is { } fields
            ? JsonObject.Create(MappedDocument.Of(fields, context.Values).Document)!
            : [];

    private static StepEvidence Evidence(LookupDefinition lookup, string note) =>
        new("rule", null, null, 0, 0, 0, default, null, $"{lookup.Id}: {note}");

    private static StepResult Done(JsonObject value, bool found, LookupDefinition lookup, LookupAnswer answer) => StepResult.Done(
        new()
        {
            ["found"] = found,
            ["stale"] = answer.StandsIn,
            ["value"] = value,
            ["source"] = lookup.Id,
            ["as_of_utc"] = answer.AsOfUtc!.Value.ToString("O"),
            ["valid_until_utc"] = lookup.MaxStaleness is { } most ? (answer.AsOfUtc.Value + most).ToString("O") : null,
        },
        Evidence(lookup, $"{(found ? "found" : "not found")}{(answer.Note is { } note ? $", {note}" : "")}"));
}
