using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Enrichment;

/// <summary>Asks a source over HTTP: a kept answer while it is fresh, else the source, else what was kept where the contract allows.</summary>
public sealed class LookupHttp(AskSource ask, LookupAnswerStore kept, TimeProvider time)
{
    internal async Task<LookupAnswer> FindAsync(
        LookupDefinition lookup, LookupSource.Http source, SourceQuestion question, CancellationToken cancellation)
    {
        if (question.Key.Length == 0)
        {
            return LookupAnswer.Missing;
        }

        (JsonObject Value, LookupAnswerRow Row)? before = Keeps(lookup) ? await kept.FindAsync(source, question.Key, cancellation) : null;
        if (before is { } fresh && Age(fresh.Row) <= lookup.MaxStaleness)
        {
            return new(fresh.Value, fresh.Row.FetchedUtc, Note: "kept answer");
        }

        return await ask(question, cancellation) switch
        {
            { Failure: { Category: FailureCategory.Transient } down } when before is { } old && Age(old.Row) <= lookup.StaleIfDown =>
                new(old.Value, old.Row.FetchedUtc, Note: $"kept answer, the source is down ({down.ErrorCode})", StandsIn: true),
            { Failure: { } failure } => new(null, null, failure),
            { Value: { } value } => await KeptAsync(lookup, source, question.Key, value, cancellation),
            _ => LookupAnswer.Missing,
        };
    }

    private static bool Keeps(LookupDefinition lookup) => lookup.MaxStaleness is not null || lookup.StaleIfDown is not null;

    private TimeSpan Age(LookupAnswerRow row) => time.GetUtcNow() - row.FetchedUtc;

    private async Task<LookupAnswer> KeptAsync(
        LookupDefinition lookup, LookupSource.Http source, string key, JsonElement value, CancellationToken cancellation)
    {
        DateTimeOffset fetched = time.GetUtcNow();
        if (Keeps(lookup))
        {
            await kept.KeepAsync(source, key, value, (fetched, fetched + (lookup.MaxStaleness ?? TimeSpan.Zero)), cancellation);
        }

        return new(JsonObject.Create(value), fetched, Note: "asked");
    }
}
