using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace FunctionApp.Hosting.SignIn;

/// <summary>Keeps other sites from sending our forms in a signed-in person's name.</summary>
/// <remarks>
/// <para>Shape: a cookie of 256 random bits that only our pages can set, and in each form its HMAC over the viewer; beside it the
/// browser's <c>Origin</c> must be ours. Nothing is stored, so every instance can check what another one gave out.</para>
/// <para>Errors: AUD013.</para>
/// </remarks>
public sealed class FormGuard(IConfiguration configuration)
{
    /// <summary>The name of the form's hidden field.</summary>
    public const string Field = "form_token";

    private const int CookieBytes = 32;
    private const int CookieLength = 43;

    /// <summary>The value of the hidden field for this viewer's forms; sets the cookie where the browser has none.</summary>
    public static string Issue(HttpRequest request, Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(viewer);
        if (CookieOf(request) is { } known)
        {
            return TokenOf(known, viewer);
        }

        string cookie = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(CookieBytes));
        request.HttpContext.Response.Cookies.Append(
            NameFor(request),
            cookie,
            new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = request.IsHttps, Path = "/", IsEssential = true });
        return TokenOf(cookie, viewer);
    }

    /// <summary>Why a sent form is not taken; null when it came from a page of ours that this viewer had open.</summary>
    public async Task<SignInVerdict.Refused?> RefusalAsync(HttpRequest request, Viewer viewer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(viewer);
        if (!IsOurs(request) || !request.HasFormContentType)
        {
            return Refused();
        }

        try
        {
            IFormCollection form = await request.ReadFormAsync(cancellation);
            return CookieOf(request) is { } cookie && Same(form[Field].ToString(), TokenOf(cookie, viewer)) ? null : Refused();
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return Refused();
        }
    }

    private static SignInVerdict.Refused Refused() => new(
        403, "AUD013", "This form was not sent from our page", "Nothing was done. Please open the page again and send it from there.");

    private bool IsOurs(HttpRequest request)
    {
        string origin = request.Headers.Origin.ToString();
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        return site is "" or "same-origin"
            && (Is(origin, $"{request.Scheme}://{request.Host}") || Is(origin, OriginOf(configuration["Handshake:PublicBaseUrl"])));
    }

    private static string? OriginOf(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? url) ? url.GetLeftPart(UriPartial.Authority) : null;

    private static bool Is(string origin, string? ours) => string.Equals(origin, ours, StringComparison.OrdinalIgnoreCase);

    // The prefix keeps neighbouring hosts of the same domain from setting the cookie; browsers take it over https only.
    private static string NameFor(HttpRequest request) => request.IsHttps ? "__Host-handshake-form" : "handshake-form";

    private static string? CookieOf(HttpRequest request) =>
        request.Cookies.TryGetValue(NameFor(request), out string? cookie) && cookie.Length == CookieLength ? cookie : null;

    private static string TokenOf(string cookie, Viewer viewer) => Base64Url.EncodeToString(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(cookie), Encoding.UTF8.GetBytes($"{viewer.Id}\n{viewer.Person}")));

    private static bool Same(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
