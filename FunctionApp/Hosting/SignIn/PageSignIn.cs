using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace FunctionApp.Hosting.SignIn;

/// <summary>Checks who calls a page or an operator's door, as <c>Handshake:Auth</c> says.</summary>
/// <remarks>
/// <para>Shape: <c>platform</c> (default) trusts the platform's identity headers, and those only while its authentication is on;
/// <c>off</c> lets everybody in on this machine, as the person of <c>Handshake:SignedInAs</c>, and is refused in Azure; <c>keys</c>
/// takes <c>x-handshake-key</c>, <c>x-handshake-role</c> and <c>x-handshake-person</c> for tests.</para>
/// <para>Errors: AUD010 not signed in, AUD011 not allowed, AUD012 nobody can sign in as this host is set up.</para>
/// </remarks>
public sealed class PageSignIn(IConfiguration configuration)
{
    private const string Setting = "Handshake:Auth";

    /// <summary>Whether the caller has the role or a higher one.</summary>
    public SignInVerdict Check(HttpRequest request, PageRole needed)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (configuration[Setting] is { Length: > 0 } mode ? mode : "platform") switch
        {
            "platform" => Platform(request, needed),
            "off" => Off(),
            "keys" => Keys(request, needed),
            string other => Unusable($"{Setting} is '{other}'; it knows platform, off and keys."),
        };
    }

    private SignInVerdict Off() => configuration["WEBSITE_INSTANCE_ID"] is { Length: > 0 }
        ? Unusable($"{Setting} is off, which is refused in Azure. Turn on the platform's authentication and set it to platform.")
        : new SignInVerdict.In(new("local", PageRole.Owner, configuration["Handshake:SignedInAs"]));

    private SignInVerdict Platform(HttpRequest request, PageRole needed)
    {
        if (!string.Equals(configuration["WEBSITE_AUTH_ENABLED"], "true", StringComparison.OrdinalIgnoreCase))
        {
            return Unusable("The platform's authentication is off, so nobody can be told apart. Turn it on for this app.");
        }

        return PlatformPrincipal.Read(request.Headers["X-MS-CLIENT-PRINCIPAL"]) is { } viewer
            ? Allowed(viewer, needed)
            : NotSignedIn();
    }

    private SignInVerdict Keys(HttpRequest request, PageRole needed)
    {
        string? expected = configuration["Handshake:PageKey"];
        string given = request.Headers["x-handshake-key"].ToString();
        return expected is { Length: > 0 }
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected))
            && PageRoles.Named(request.Headers["x-handshake-role"]) is { } role
                ? Allowed(new Viewer("key", role, request.Headers["x-handshake-person"]), needed)
                : NotSignedIn();
    }

    private static SignInVerdict Allowed(Viewer viewer, PageRole needed) => viewer.Role >= needed
        ? new SignInVerdict.In(viewer)
        : new SignInVerdict.Refused(
            403, "AUD011", "Your role does not allow this", $"You are signed in, but this needs the role {needed.ToString().ToLowerInvariant()}.");

    private static SignInVerdict.Refused NotSignedIn() =>
        new(401, "AUD010", "Please sign in", "These pages are for the people of the house, with a role in this app.");

    private static SignInVerdict.Refused Unusable(string why) => new(503, "AUD012", "Nobody can sign in here yet", why);
}
