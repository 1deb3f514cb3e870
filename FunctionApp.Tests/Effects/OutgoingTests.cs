using System.Net;
using FunctionApp.Handoffs;
using FunctionApp.Hosting.Outgoing;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Effects;

public sealed class OutgoingTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.20.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:a00:1::")]
    public void Private_addresses_are_known_in_every_form(string address) =>
        Assert.True(PrivateNetworks.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("172.32.0.1")]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946")]
    public void Public_addresses_pass(string address) => Assert.False(PrivateNetworks.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task A_host_that_leads_inside_is_refused_before_anything_is_sent(string host)
    {
        await using HttpSink sink = await HttpSink.StartAsync();
        await using EffectsBench bench = await EffectsBench.StartAsync(
            azurite.ConnectionString,
            $"http://{host}:{sink.Address.Port}",
            new() { ["Handshake:Connectors:helpdesk:AllowPrivate"] = "false" });

        EffectReceipt receipt = await bench.ApplyAsync(await bench.PrepareAsync("reply", new { ticket_id = "T-1" }));

        Assert.Equal(new EffectReceipt.Refused("EFX008"), receipt);
        Assert.Empty(sink.Requests);
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        await using HttpSink sink = await HttpSink.StartAsync();
        sink.Answer(_ => new SinkAnswer(307) { Headers = new Dictionary<string, string> { ["Location"] = "http://169.254.169.254/" } });
        await using EffectsBench bench = await EffectsBench.StartAsync(azurite.ConnectionString, sink.Address.ToString());

        Assert.Equal(new EffectReceipt.Refused("EFX008"), await bench.ApplyAsync(await bench.PrepareAsync("reply", new { ticket_id = "T-1" })));
        Assert.Single(sink.Requests);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("")]
    public async Task A_value_that_would_change_the_path_is_refused(string id)
    {
        await using HttpSink sink = await HttpSink.StartAsync();
        await using EffectsBench bench = await EffectsBench.StartAsync(azurite.ConnectionString, sink.Address.ToString());

        Assert.Equal(new EffectReceipt.Refused("EFX009"), await bench.ApplyAsync(await bench.PrepareAsync("reply", new { ticket_id = id })));
        Assert.Empty(sink.Requests);
    }

    [Fact]
    public async Task Slashes_and_queries_in_a_value_stay_one_segment()
    {
        await using HttpSink sink = await HttpSink.StartAsync();
        await using EffectsBench bench = await EffectsBench.StartAsync(azurite.ConnectionString, sink.Address.ToString());

        await bench.ApplyAsync(await bench.PrepareAsync("reply", new { ticket_id = "../admin?x=1" }));

        Assert.Equal("/tickets/..%2Fadmin%3Fx%3D1/replies", Assert.Single(sink.Requests).Path);
    }

    [Theory]
    [InlineData(200, "applied")]
    [InlineData(401, "not_applied")]
    [InlineData(429, "not_applied")]
    [InlineData(503, "not_applied")]
    [InlineData(404, "refused")]
    [InlineData(422, "refused")]
    [InlineData(500, "in_doubt")]
    [InlineData(502, "in_doubt")]
    [InlineData(408, "in_doubt")]
    public async Task A_status_means_what_the_connector_declares(int status, string meaning)
    {
        await using HttpSink sink = await HttpSink.StartAsync();
        sink.Answer(_ => new SinkAnswer(status, "not json", "text/plain"));
        await using EffectsBench bench = await EffectsBench.StartAsync(azurite.ConnectionString, sink.Address.ToString());

        EffectReceipt receipt = await bench.ApplyAsync(await bench.PrepareAsync("reply", new { ticket_id = "T-1" }));

        Assert.Equal(meaning, System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(receipt.Kind.ToString()));
    }

    [Fact]
    public async Task A_target_that_says_nothing_in_time_leaves_a_doubt()
    {
        await using HttpSink sink = await HttpSink.StartAsync();
        sink.AnswerNext(SinkAnswer.Hanging);
        await using EffectsBench bench = await EffectsBench.StartAsync(azurite.ConnectionString, sink.Address.ToString());
        PreparedEffect effect = await bench.PrepareAsync("reply", new { ticket_id = "T-1" });

        Task<EffectReceipt> waiting = bench.ApplyAsync(effect);
        await sink.ReceivedAsync(1);
        bench.Clock.Advance(TimeSpan.FromSeconds(21));

        Assert.Equal(new EffectReceipt.InDoubt("EFX004"), await waiting);
    }
}
