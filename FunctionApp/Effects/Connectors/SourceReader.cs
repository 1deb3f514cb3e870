using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Connectors;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Effects.Connectors;

/// <summary>Reads from a connector by a declared GET; nothing is changed there and nothing goes through the ledger.</summary>
internal sealed class SourceReader(ConnectorCatalog catalog, HttpConnector http)
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(20);
    private static readonly int[] Unknown = [404, 410];

    public async Task<SourceAnswer> AskAsync(SourceQuestion question, CancellationToken cancellation)
    {
        ConnectorDefinition connector = catalog.Get(question.Connector);
        OperationDefinition operation = connector.Operation(question.Operation);
        if (connector.Kind != ConnectorKind.Http || operation.Method != "GET")
        {
            throw new InvalidDataException($"'{connector.Id}.{operation.Id}' is no GET, so a look-up may not call it");
        }

        TimeSpan limit = connector.Timeout ?? DefaultTimeout;
        ConnectorCall call = new(
            connector,
            operation,
            JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["key"] = question.Key }),
            "",
            question.RunId,
            question.StepId,
            question.Limit is { } own && own < limit ? own : limit);
        if (HttpRequestDraft.OfRead(call) is not { } draft)
        {
            return new(null);
        }

        (HttpAnswer? answer, EffectReceipt? failure) = await http.SendAsync(call, draft, cancellation);
        return failure is null ? Understood(operation.Read ?? new(), answer!) : Failed(failure);
    }

    private static SourceAnswer Understood(ReadDefinition read, HttpAnswer answer)
    {
        if ((read.Missing ?? Unknown).Contains(answer.Status))
        {
            return new(null);
        }

        return answer switch
        {
            { Status: 408 or 429 or >= 500 } => Fail("ENR003", FailureCategory.Transient, answer.RetryAfter),
            { Status: < 200 or >= 300 } => Fail("ENR004", FailureCategory.Permanent),
            { Body: { } body } => Value(read, body),
            _ => Fail("ENR005", FailureCategory.Permanent),
        };
    }

    private static SourceAnswer Value(ReadDefinition read, JsonElement body)
    {
        if (Holds(read, body))
        {
            return new(null);
        }

        JsonElement? found = body;
        if (read.Items is { } pointer)
        {
            if (JsonPointer.Find(body, pointer) is not { ValueKind: JsonValueKind.Array } items)
            {
                return Fail("ENR005", FailureCategory.Permanent);
            }

            found = items.EnumerateArray().Select(i => (JsonElement?)i).FirstOrDefault();
        }

        return found switch
        {
            null => new(null),
            { ValueKind: JsonValueKind.Object } value => new(read.Fields is { } fields
                ? MappedDocument.Of(fields, new RunValues().Add("answer", value)).Document
                : value.Clone()),
            _ => Fail("ENR005", FailureCategory.Permanent),
        };
    }

    private static bool Holds(ReadDefinition read, JsonElement body) =>
        read.MissingWhen is { } condition
        && Conditions.Hold(condition, NamedFacts.Of("answer", body, [.. Conditions.Paths(condition)]));

    private static SourceAnswer Failed(EffectReceipt receipt) => receipt switch
    {
        EffectReceipt.NotApplied { Code: EffectCodes.NotConnected } => Fail("ENR006", FailureCategory.Permanent),
        EffectReceipt.NotApplied { Code: EffectCodes.NotAuthorized } => Fail("ENR004", FailureCategory.Permanent),
        EffectReceipt.NotApplied no => Fail("ENR003", FailureCategory.Transient, no.RetryAfter),
        EffectReceipt.InDoubt { Code: EffectCodes.AnswerTooLarge } => Fail("ENR005", FailureCategory.Permanent),
        EffectReceipt.InDoubt => Fail("ENR003", FailureCategory.Transient),
        _ => Fail("ENR004", FailureCategory.Permanent),
    };

    private static SourceAnswer Fail(string code, FailureCategory category, TimeSpan? retryAfter = null) =>
        new(null, new(code, category, retryAfter));
}
