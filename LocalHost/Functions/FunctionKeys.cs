using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace LocalHost.Functions;

/// <summary>Which level a request's key opens.</summary>
public sealed class FunctionKeys(IOptions<LocalHostOptions> options)
{
    private const int KeyBytes = 40;

    private readonly Lock _gate = new();
    private readonly LocalHostKeys _keys = options.Value.Keys;

    /// <summary>The key of an extension by its name; one that is not given is made on first use; null while keys are off.</summary>
    public string? FindSystemKey(string name)
    {
        lock (_gate)
        {
            if (!_keys.System.TryGetValue(name, out string? key) && options.Value.KeysOn)
            {
                _keys.System[name] = key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
            }

            return key;
        }
    }

    /// <summary>Whether a request may call what asks for that level.</summary>
    /// <param name="request">The request with its key in a header or in the query.</param>
    /// <param name="required">The level asked for.</param>
    /// <param name="function">The function whose own keys count too, if any.</param>
    public bool Allows(HttpRequest request, AuthorizationLevel required, string? function = null)
    {
        AuthorizationLevel held = LevelOf(request, function);
        return required == AuthorizationLevel.Anonymous || held == AuthorizationLevel.Admin || held == required;
    }

    internal AuthorizationLevel LevelOf(HttpRequest request, string? function)
    {
        if (!options.Value.KeysOn)
        {
            return AuthorizationLevel.Admin;
        }

        string? brought = request.Headers.TryGetValue("x-functions-key", out var header) && header.Count > 0
            ? header[0]
            : request.Query["code"].FirstOrDefault();
        if (string.IsNullOrEmpty(brought))
        {
            return AuthorizationLevel.Anonymous;
        }

        Dictionary<string, string>? own = function is null ? null : _keys.Functions.GetValueOrDefault(function);
        return Equal(brought, _keys.Master) ? AuthorizationLevel.Admin
            : IsSystemKey(brought) ? AuthorizationLevel.System
            : AnyEqual(brought, _keys.Host) || (own is not null && AnyEqual(brought, own)) ? AuthorizationLevel.Function
            : AuthorizationLevel.Anonymous;
    }

    private bool IsSystemKey(string brought)
    {
        lock (_gate)
        {
            return AnyEqual(brought, _keys.System);
        }
    }

    private static bool AnyEqual(string brought, Dictionary<string, string> keys) =>
        keys.Values.Aggregate(false, (found, key) => Equal(brought, key) | found);

    // Hashing first makes the compared lengths equal, so that time tells nothing about the key.
    private static bool Equal(string brought, string? key) =>
        !string.IsNullOrEmpty(key)
        && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(brought)),
            SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
