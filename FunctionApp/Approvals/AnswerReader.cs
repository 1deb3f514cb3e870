using System.Text.Json;
using FunctionApp.Approvals.Tokens;
using FunctionApp.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace FunctionApp.Approvals;

/// <summary>Reads an answer from a form or from JSON.</summary>
internal static class AnswerReader
{
    private const int MostBytes = 256 * 1024;
    private const string EditPrefix = "edit:";

    /// <summary>The answer; null when the body cannot be understood or is too large.</summary>
    public static async Task<GateAnswer?> ReadAsync(HttpRequest request, string token, DateTimeOffset nowUtc, CancellationToken cancellation)
    {
        if (request.ContentLength is > MostBytes)
        {
            return null;
        }

        return request.HasFormContentType
            ? await FormAsync(request, token, nowUtc, cancellation)
            : await JsonAsync(request, cancellation);
    }

    private static async Task<GateAnswer?> FormAsync(HttpRequest request, string token, DateTimeOffset nowUtc, CancellationToken cancellation)
    {
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(cancellation);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }

        string? Field(string name) => form.TryGetValue(name, out StringValues value) && value is [{ Length: > 0 } one, ..] ? one : null;
        return Field("decision") is not { } decision ? null : new GateAnswer(
            decision,
            Field("reason_code"),
            Field("comment"),
            form.Keys.Where(k => k.StartsWith(EditPrefix, StringComparison.Ordinal)).ToDictionary(k => k[EditPrefix.Length..], k => form[k].ToString()),
            Field("code"),
            Field("to"),
            int.TryParse(Field("hours"), out int hours) ? hours : null,
            Field("shown"),
            ReviewClock.Seconds(token, Field("at"), nowUtc));
    }

    private static async Task<GateAnswer?> JsonAsync(HttpRequest request, CancellationToken cancellation)
    {
        byte[] bytes = new byte[MostBytes + 1];
        int read = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        if (read > MostBytes)
        {
            return null;
        }

        try
        {
            GateAnswer? answer = JsonSerializer.Deserialize<GateAnswer>(bytes.AsSpan(0, read), HandshakeJson.Wire);
            return answer is null ? null : answer with { Seconds = 0 };
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
