using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Connectors;

namespace FunctionApp.Effects.Connectors;

/// <summary>Carries out declared HTTP calls, only to the host of the connector's own address.</summary>
internal sealed class HttpConnector(ConnectorCatalog catalog, Credentials credentials, HttpExchange exchange, TimeProvider clock)
    : IConnector
{
    public ConnectorKind Kind => ConnectorKind.Http;

    public async Task<EffectReceipt> ActAsync(ConnectorCall call, CancellationToken cancellation)
    {
        if (HttpRequestDraft.Of(call) is not { } draft)
        {
            return new EffectReceipt.Refused(EffectCodes.ValueMissing);
        }

        (HttpAnswer? answer, EffectReceipt? failure) = await SendAsync(call, draft, cancellation);
        return failure ?? AnswerReader.Receipt(call.Operation, answer!);
    }

    public async Task<EffectReceipt> FindAsync(ConnectorCall call, CancellationToken cancellation)
    {
        if (call.Operation.Find is not { } find || HttpRequestDraft.Of(call, find) is not { } draft)
        {
            return new EffectReceipt.InDoubt(EffectCodes.StillInDoubt);
        }

        (HttpAnswer? answer, EffectReceipt? failure) = await SendAsync(call, draft, cancellation);
        return failure is null ? AnswerReader.Found(find, [call.Key, call.Slug], answer!) : new EffectReceipt.InDoubt(EffectCodes.StillInDoubt);
    }

    /// <summary>One call with the connector's credentials, only to its own host.</summary>
    public async Task<(HttpAnswer? Answer, EffectReceipt? Failure)> SendAsync(
        ConnectorCall call, HttpRequestDraft draft, CancellationToken cancellation)
    {
        if (catalog.UrlOf(call.Connector) is not { } root)
        {
            return (null, new EffectReceipt.NotApplied(EffectCodes.NotConnected, null));
        }

        Uri target = new(root, draft.Path.TrimStart('/'));
        if (target.Host != root.Host || target.Port != root.Port || target.Scheme != root.Scheme)
        {
            return (null, new EffectReceipt.Refused(EffectCodes.AddressRefused));
        }

        using HttpRequestMessage request = new(new HttpMethod(draft.Method), target);
        request.Content = draft.Body is { } body ? new SentMark(body, draft.ContentType) : null;
        if (call is { Key.Length: > 0, Operation.IdempotencyHeader: { } header })
        {
            request.Headers.TryAddWithoutValidation(header, call.Key);
        }

        using CancellationTokenSource timeout = new(call.Limit, clock);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        return await credentials.ApplyAsync(call, request, draft.Body ?? [], limit.Token)
            ? await exchange.SendAsync(request, catalog.AllowsPrivate(call.Connector), call.Connector.MaxAnswerBytes, cancellation, limit.Token)
            : (null, new EffectReceipt.NotApplied(EffectCodes.NotAuthorized, null));
    }
}
