using System.Text.Json;
using System.Text.Json.Serialization;

namespace FunctionApp.Hosting.SignIn;

/// <summary>Reads the principal that the platform's authentication puts on a request; pure.</summary>
internal static class PlatformPrincipal
{
    private static readonly string[] IdClaims =
    [
        "http://schemas.microsoft.com/identity/claims/objectidentifier", "oid",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier", "sub",
    ];

    // User names are given by the directory; the claim "email" is what somebody typed, and proves nothing.
    private static readonly string[] NameClaims =
        ["preferred_username", "upn", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"];

    /// <summary>The viewer with the highest role; null without a principal, an id or a role of this app.</summary>
    internal static Viewer? Read(string? header)
    {
        if (Parse(header) is not { Claims: { } claims } principal)
        {
            return null;
        }

        string? First(string[] types) => types.Select(c => claims.FirstOrDefault(k => k.Type == c)?.Value).FirstOrDefault(v => v is not null);
        string? id = First(IdClaims);
        List<PageRole> roles = [.. claims
            .Where(c => c.Type == "roles" || c.Type == principal.RoleType)
            .Select(c => PageRoles.Named(c.Value))
            .OfType<PageRole>()];
        return id is null || roles.Count == 0 ? null : new(id, roles.Max(), First(NameClaims));
    }

    private static Principal? Parse(string? header)
    {
        if (string.IsNullOrEmpty(header))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Principal>(Convert.FromBase64String(header));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    private sealed record Principal(
        [property: JsonPropertyName("role_typ")] string? RoleType,
        [property: JsonPropertyName("claims")] IReadOnlyList<Claim>? Claims);

    private sealed record Claim(
        [property: JsonPropertyName("typ")] string? Type,
        [property: JsonPropertyName("val")] string? Value);
}
