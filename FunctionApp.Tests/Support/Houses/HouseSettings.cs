using System.Globalization;
using FunctionApp.Tests.Support.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionApp.Tests.Support.Houses;

/// <summary>What outlives a restart of the host: storage, sinks, clock, settings.</summary>
internal sealed class HouseSettings : IAsyncDisposable
{
    public required ManualTimeProvider Clock { get; init; }

    public required SmtpSink Mail { get; init; }

    public required HttpSink Helpdesk { get; init; }

    public required Dictionary<string, string?> Values { get; init; }

    public Action<IServiceCollection> Parts { get; set; } = _ => { };

    public static async Task<HouseSettings> NewAsync((string Name, string Value)[] settings)
    {
        string storage = await AzuriteFixture.OwnAccountAsync();
        SmtpSink mail = new();
        HttpSink helpdesk = await HttpSink.StartAsync();
        Dictionary<string, string?> values = new()
        {
            ["AzureWebJobsStorage"] = storage,
            ["Handshake:Auth"] = "off",
            ["Handshake:PublicBaseUrl"] = "http://handshake.test",
            ["Handshake:Smtp:Host"] = mail.Host,
            ["Handshake:Smtp:Port"] = mail.Port.ToString(CultureInfo.InvariantCulture),
            ["Handshake:Smtp:Tls"] = "false",
            ["Handshake:Connectors:helpdesk:Url"] = helpdesk.Address.ToString(),
            ["Handshake:Connectors:helpdesk:AllowPrivate"] = "true",
        };
        foreach ((string name, string value) in settings)
        {
            values[name] = value;
        }

        return new() { Clock = new(), Mail = mail, Helpdesk = helpdesk, Values = values };
    }

    public async ValueTask DisposeAsync()
    {
        await Mail.DisposeAsync();
        await Helpdesk.DisposeAsync();
    }
}
