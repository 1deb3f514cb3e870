using FunctionApp.Hosting;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace FunctionApp.Tests.Hosting;

public sealed class PlatformSettingsTests
{
    [Fact]
    public void An_underscore_stands_for_the_hyphen_that_the_platform_does_not_take() =>
        Assert.Equal("s3", After(("Handshake:Secrets:smtp_password", "s3"))["Handshake:Secrets:smtp-password"]);

    [Fact]
    public void A_name_that_is_set_as_it_is_wins() => Assert.Equal(
        "own",
        After(("Handshake:People:support_lead", "other"), ("Handshake:People:support-lead", "own"))["Handshake:People:support-lead"]);

    [Fact]
    public void A_reference_that_could_not_be_followed_is_no_secret()
    {
        ConfigurationManager settings = After(("Handshake:Secrets:support_webhook", "@Microsoft.KeyVault(SecretUri=https://v.example/secrets/support-webhook)"));
        Assert.True(string.IsNullOrEmpty(settings["Handshake:Secrets:support-webhook"]));
        Assert.True(string.IsNullOrEmpty(settings["Handshake:Secrets:support_webhook"]));
    }

    private static ConfigurationManager After(params (string Name, string Value)[] set)
    {
        ConfigurationManager settings = new();
        settings.AddInMemoryCollection(set.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)));
        settings.AddInMemoryCollection(PlatformSettings.Over(settings));
        return settings;
    }
}
