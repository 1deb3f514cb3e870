using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LocalHost.Durable.Management;

/// <summary>The API's answers and the small readings of its questions.</summary>
internal static class Answers
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IResult Json(int status, object body) => Results.Json(body, Plain, "application/json", status);

    public static IResult Text(int status, string sentence) => Results.Text(sentence, "text/plain", null, status);

    public static IResult WithHeader(this IResult result, string name, string value) => new Headed(result, name, value);

    /// <summary>A stored value as JSON; what is not JSON stands as a string.</summary>
    public static JsonNode? Embedded(string? stored)
    {
        if (stored is null)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(stored);
        }
        catch (JsonException)
        {
            return JsonValue.Create(stored);
        }
    }

    public static string Time(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public static bool Flag(HttpRequest request, string name, bool otherwise) =>
        request.Query[name].FirstOrDefault() is { Length: > 0 } text ? bool.Parse(text) : otherwise;

    public static DateTimeOffset? Instant(HttpRequest request, string name) =>
        request.Query[name].FirstOrDefault() is { Length: > 0 } text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : null;

    public static async Task<string> BodyAsync(HttpRequest request)
    {
        using StreamReader reader = new(request.Body);
        return await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
    }

    public static bool IsJson(string text)
    {
        try
        {
            using JsonDocument parsed = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private sealed class Headed(IResult inner, string name, string value) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers[name] = value;
            return inner.ExecuteAsync(httpContext);
        }
    }
}
