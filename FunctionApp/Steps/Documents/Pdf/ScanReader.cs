using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Identity;
using FunctionApp.Hosting.Outgoing;
using Microsoft.Extensions.Configuration;

namespace FunctionApp.Steps.Documents.Pdf;

/// <summary>Azure Document Intelligence, where it is configured: the text of PDFs, scans and pictures.</summary>
/// <remarks>
/// <para>Guarantee: only reads; the document goes to the configured endpoint and nowhere else.</para>
/// <para>Source: Document Intelligence REST 2024-11-30, model prebuilt-read.</para>
/// </remarks>
public sealed class ScanReader(IConfiguration configuration, OutgoingHttp outgoing, TimeProvider time)
{
    private const string Analyze = "documentintelligence/documentModels/prebuilt-read:analyze?api-version=2024-11-30";
    private const string Scope = "https://cognitiveservices.azure.com/.default";
    private const int MostAnswerBytes = 20_000_000;
    private const int MostPolls = 40;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly IConfigurationSection _settings = configuration.GetSection("Handshake:DocumentIntelligence");
    private readonly Lazy<TokenCredential> _identity = new(() => new DefaultAzureCredential());

    /// <summary>Whether an endpoint is set.</summary>
    internal bool Configured => _settings["Endpoint"] is { Length: > 0 };

    /// <summary>The text and how surely it was read; null when the service did not answer well.</summary>
    /// <exception cref="HttpRequestException">The service could not be reached.</exception>
    internal async Task<ReadText?> ReadAsync(DocumentFile file, CancellationToken cancellation)
    {
        Uri endpoint = new(_settings["Endpoint"]!.TrimEnd('/') + "/");
        JsonObject body = new() { ["base64Source"] = Convert.ToBase64String(file.Bytes.Span) };
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(endpoint, Analyze))
        {
            Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/json")),
        };
        using HttpResponseMessage begun = await SendAsync(request, cancellation);
        if ((int)begun.StatusCode != 202 || Place(begun) is not { } place || place.Host != endpoint.Host || place.Port != endpoint.Port)
        {
            return null;
        }

        return await WaitAsync(place, cancellation);
    }

    private async Task<ReadText?> WaitAsync(Uri place, CancellationToken cancellation)
    {
        for (int poll = 0; poll < MostPolls; poll++)
        {
            using HttpRequestMessage ask = new(HttpMethod.Get, place);
            using HttpResponseMessage answer = await SendAsync(ask, cancellation);
            if (!answer.IsSuccessStatusCode || await JsonAsync(answer, cancellation) is not { } told)
            {
                return null;
            }

            switch (told["status"]?.GetValue<string>())
            {
                case "succeeded":
                    return ReadText.Of(told["analyzeResult"]);
                case "failed":
                    return null;
            }

            await Task.Delay(answer.Headers.RetryAfter?.Delta ?? Pause, time, cancellation);
        }

        return null;
    }

    private static Uri? Place(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Operation-Location", out IEnumerable<string>? places)
        && Uri.TryCreate(places.First(), UriKind.Absolute, out Uri? place) ? place : null;

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        if (_settings["Key"] is { Length: > 0 } key)
        {
            request.Headers.Add("Ocp-Apim-Subscription-Key", key);
        }
        else
        {
            AccessToken token = await _identity.Value.GetTokenAsync(new([Scope]), cancellation);
            request.Headers.Authorization = new("Bearer", token.Token);
        }

        bool allowPrivate = bool.TryParse(_settings["AllowPrivate"], out bool allowed) && allowed;
        return await outgoing.For(allowPrivate).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    private static async Task<JsonNode?> JsonAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        byte[] bytes = new byte[MostAnswerBytes];
        await using Stream stream = await answer.Content.ReadAsStreamAsync(cancellation);
        int read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        try
        {
            return JsonNode.Parse(bytes.AsSpan(0, read));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
