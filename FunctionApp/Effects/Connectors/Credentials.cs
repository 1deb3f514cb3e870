using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using FunctionApp.WorkflowContracts.Connectors;

namespace FunctionApp.Effects.Connectors;

/// <summary>Puts a connector's credentials on a request.</summary>
internal sealed class Credentials(Secrets secrets, TokenStore tokens, TimeProvider clock)
{
    /// <summary>False when a secret is not set or the token was not given; then nothing must be sent.</summary>
    public async Task<bool> ApplyAsync(
        ConnectorCall call, HttpRequestMessage request, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        foreach (HeaderDefinition header in (call.Connector.Headers ?? []).Concat(call.Operation.Headers ?? []))
        {
            if ((header.Text ?? (header.Secret is { } name ? secrets.Find(name) : null)) is not { } value
                || !request.Headers.TryAddWithoutValidation(header.Name, value))
            {
                return false;
            }
        }

        return call.Connector.Auth switch
        {
            null => true,
            AuthDefinition.Bearer { Optional: true } open when secrets.Find(open.Secret) is null => true,
            AuthDefinition.Bearer bearer => Authorize(request, "Bearer", secrets.Find(bearer.Secret)),
            AuthDefinition.Basic basic => Basic(request, secrets.Find(basic.User), secrets.Find(basic.Password)),
            AuthDefinition.ApiKey key => secrets.Find(key.Secret) is { } value
                && request.Headers.TryAddWithoutValidation(key.Header, key.Prefix + value),
            AuthDefinition.Hmac hmac => Sign(request, hmac, body.Span),
            AuthDefinition.ClientCredentials client =>
                Authorize(request, "Bearer", await tokens.GetAsync(call.Connector, client, cancellation)),
            _ => false,
        };
    }

    private static bool Authorize(HttpRequestMessage request, string scheme, string? value)
    {
        request.Headers.Authorization = value is null ? null : new AuthenticationHeaderValue(scheme, value);
        return value is not null;
    }

    private static bool Basic(HttpRequestMessage request, string? user, string? password) =>
        user is not null && password is not null
        && Authorize(request, "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    private bool Sign(HttpRequestMessage request, AuthDefinition.Hmac hmac, ReadOnlySpan<byte> body)
    {
        if (secrets.Find(hmac.Secret) is not { } secret)
        {
            return false;
        }

        string time = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{time}.{request.Method.Method}.{request.RequestUri!.PathAndQuery}."), .. body];
        string mac = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
        return request.Headers.TryAddWithoutValidation(hmac.Header, $"t={time},v1={mac}");
    }
}
