using System.Collections.Concurrent;
using System.Text.Json;
using FunctionApp.Hosting.Outgoing;
using FunctionApp.WorkflowContracts.Connectors;

namespace FunctionApp.Effects.Connectors;

/// <summary>OAuth tokens of client credentials, kept in memory until shortly before they end.</summary>
/// <remarks><para>Source: RFC 6749 section 4.4.</para></remarks>
internal sealed class TokenStore(ConnectorCatalog catalog, Secrets secrets, OutgoingHttp outgoing, TimeProvider clock)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (string Token, DateTimeOffset UntilUtc)> _tokens = new();

    /// <summary>A token that is still good; null when none could be had.</summary>
    public async Task<string?> GetAsync(
        ConnectorDefinition connector, AuthDefinition.ClientCredentials client, CancellationToken cancellation)
    {
        if (_tokens.TryGetValue(connector.Id, out (string Token, DateTimeOffset UntilUtc) known) && known.UntilUtc > clock.GetUtcNow())
        {
            return known.Token;
        }

        if (catalog.TokenUrlOf(connector) is not { } url
            || secrets.Find(client.ClientId) is not { } id || secrets.Find(client.ClientSecret) is not { } secret)
        {
            return null;
        }

        List<KeyValuePair<string, string>> form =
        [
            new("grant_type", "client_credentials"), new("client_id", id), new("client_secret", secret),
        ];
        if (client.Scope is { } scope)
        {
            form.Add(new("scope", scope));
        }

        try
        {
            using FormUrlEncodedContent content = new(form);
            using HttpResponseMessage answer = await outgoing.For(catalog.AllowsPrivate(connector))
                .PostAsync(new Uri(url.AbsoluteUri.TrimEnd('/')), content, cancellation);
            return answer.IsSuccessStatusCode
                ? Keep(connector.Id, JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellation)))
                : null;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException)
        {
            return null;
        }
    }

    private string? Keep(string connector, JsonDocument answer)
    {
        using (answer)
        {
            if (!answer.RootElement.TryGetProperty("access_token", out JsonElement token) || token.GetString() is not { } value)
            {
                return null;
            }

            double seconds = answer.RootElement.TryGetProperty("expires_in", out JsonElement ends) && ends.TryGetDouble(out double s) ? s : 300;
            _tokens[connector] = (value, clock.GetUtcNow() + TimeSpan.FromSeconds(seconds) - Margin);
            return value;
        }
    }
}
