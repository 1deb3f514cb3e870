using System.Text;
using FunctionApp.Hosting.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace FunctionApp.Tests.Hosting;

public sealed class PageSignInTests
{
    [Fact]
    public void Without_a_setting_the_platform_must_vouch_for_the_caller()
    {
        Assert.Equal(503, StatusOf(Check([], Principal("owner"))));
        Assert.Equal(401, StatusOf(Check([("WEBSITE_AUTH_ENABLED", "True")], null)));
        Assert.Equal(200, StatusOf(Check([("WEBSITE_AUTH_ENABLED", "True")], Principal("viewer"))));
    }

    [Theory]
    [InlineData("viewer", PageRole.Operator, 403)]
    [InlineData("approver", PageRole.Operator, 403)]
    [InlineData("Operator", PageRole.Operator, 200)]
    [InlineData("owner", PageRole.Operator, 200)]
    [InlineData("3", PageRole.Viewer, 401)]
    [InlineData("boss", PageRole.Viewer, 401)]
    public void The_role_decides(string role, PageRole needed, int status) =>
        Assert.Equal(status, StatusOf(Check([("WEBSITE_AUTH_ENABLED", "True")], Principal(role), needed)));

    [Theory]
    [InlineData("not base64")]
    [InlineData("bm90IGpzb24=")]
    [InlineData("e30=")]
    public void A_broken_principal_is_nobody(string header) =>
        Assert.Equal(401, StatusOf(Check([("WEBSITE_AUTH_ENABLED", "True")], header)));

    [Fact]
    public void Off_is_for_this_machine_and_refused_in_Azure()
    {
        Assert.Equal(200, StatusOf(Check([("Handshake:Auth", "off")], null, PageRole.Owner)));
        Assert.Equal(503, StatusOf(Check([("Handshake:Auth", "off"), ("WEBSITE_INSTANCE_ID", "abc")], Principal("owner"))));
    }

    [Fact]
    public void An_unknown_mode_lets_nobody_in() => Assert.Equal(503, StatusOf(Check([("Handshake:Auth", "none")], Principal("owner"))));

    [Theory]
    [InlineData("right", "operator", 200)]
    [InlineData("right", "viewer", 403)]
    [InlineData("wrong", "owner", 401)]
    [InlineData("", "owner", 401)]
    public void Keys_open_as_the_role_they_name(string key, string role, int status)
    {
        DefaultHttpContext http = new();
        http.Request.Headers["x-handshake-key"] = key;
        http.Request.Headers["x-handshake-role"] = role;

        Assert.Equal(status, StatusOf(With([("Handshake:Auth", "keys"), ("Handshake:PageKey", "right")]).Check(http.Request, PageRole.Operator)));
    }

    private static SignInVerdict Check(
        IEnumerable<(string, string)> settings, string? principal, PageRole needed = PageRole.Viewer)
    {
        DefaultHttpContext http = new();
        http.Request.Headers["X-MS-CLIENT-PRINCIPAL"] = principal;
        return With(settings).Check(http.Request, needed);
    }

    private static PageSignIn With(IEnumerable<(string, string)> settings) => new(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Item1, (string?)s.Item2))).Build());

    private static int StatusOf(SignInVerdict verdict) => verdict is SignInVerdict.Refused refused ? refused.Status : 200;

    private static string Principal(string role) => Convert.ToBase64String(Encoding.UTF8.GetBytes(
        $$"""{"auth_typ":"aad","role_typ":"roles","claims":[{"typ":"oid","val":"id-1"},{"typ":"roles","val":"{{role}}"}]}"""));
}
