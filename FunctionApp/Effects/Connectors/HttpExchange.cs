using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.Hosting.Outgoing;

namespace FunctionApp.Effects.Connectors;

/// <summary>One request and its answer; a failure tells whether anything had left the house.</summary>
internal sealed class HttpExchange(OutgoingHttp outgoing, TimeProvider clock)
{
    /// <summary>Exactly one of the two is there.</summary>
    public async Task<(HttpAnswer? Answer, EffectReceipt? Failure)> SendAsync(
        HttpRequestMessage request, bool allowPrivate, int maxAnswerBytes, CancellationToken cancellation, CancellationToken limit)
    {
        SentMark? body = request.Content as SentMark;
        try
        {
            using HttpResponseMessage response =
                await outgoing.For(allowPrivate).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit);
            return await ReadAsync(response, maxAnswerBytes, limit);
        }
        catch (HttpRequestException e)
        {
            return (null, Failed(e, body?.Begun == true));
        }
        catch (IOException)
        {
            return (null, new EffectReceipt.InDoubt(EffectCodes.NoAnswer));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, body is { Begun: false }
                ? new EffectReceipt.NotApplied(EffectCodes.NotSent, null)
                : new EffectReceipt.InDoubt(EffectCodes.NoAnswer));
        }
    }

    private static EffectReceipt Failed(HttpRequestException failure, bool begun) => failure switch
    {
        { InnerException: AddressRefusedException } => new EffectReceipt.Refused(EffectCodes.AddressRefused),
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
        } when !begun => new EffectReceipt.NotApplied(EffectCodes.NotSent, null),
        _ => new EffectReceipt.InDoubt(EffectCodes.NoAnswer),
    };

    private async Task<(HttpAnswer? Answer, EffectReceipt? Failure)> ReadAsync(
        HttpResponseMessage response, int cap, CancellationToken cancellation)
    {
        byte[] bytes = new byte[cap + 1];
        await using Stream stream = await response.Content.ReadAsStreamAsync(cancellation);
        int read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return read > cap
            ? (null, new EffectReceipt.InDoubt(EffectCodes.AnswerTooLarge))
            : (new HttpAnswer((int)response.StatusCode, Json(bytes.AsMemory(0, read)), RetryAfter(response)), null);
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => null,
    };

    private static JsonElement? Json(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
