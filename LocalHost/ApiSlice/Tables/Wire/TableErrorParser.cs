using System.Text.Json;
using Azure;
using Azure.Core;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>Reads the service's error body, <c>{"odata.error":{"code":..,"message":{"value":..}}}</c>.</summary>
internal sealed class TableErrorParser : RequestFailedDetailsParser
{
    internal const string FailedIndexKey = "FailedEntity";

    internal static readonly TableErrorParser Instance = new();

    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        error = FromBody(response.Content) ?? FromHeader(response);
        string message = error?.Message ?? "";
        int colon = message.IndexOf(':', StringComparison.Ordinal);
        data = colon is > 0 and < 4 && message.AsSpan(0, colon).IndexOfAnyExceptInRange('0', '9') < 0
            ? new Dictionary<string, string> { [FailedIndexKey] = message[..colon] }
            : null;
        return error is not null;
    }

    private static ResponseError? FromHeader(Response response) =>
        response.Headers.TryGetValue("x-ms-error-code", out string? code) ? new ResponseError(code, response.ReasonPhrase) : null;

    private static ResponseError? FromBody(BinaryData body)
    {
        ReadOnlyMemory<byte> json = body.ToMemory();
        if (json.Span.TrimStart(" \r\n"u8) is not [(byte)'{', ..])
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.TryGetProperty("odata.error", out JsonElement error)
                ? new ResponseError(Text(error, "code"), MessageOf(error))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? MessageOf(JsonElement error) =>
        error.TryGetProperty("message", out JsonElement message)
            ? message.ValueKind == JsonValueKind.Object ? Text(message, "value") : message.ToString()
            : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.ToString() : null;
}
