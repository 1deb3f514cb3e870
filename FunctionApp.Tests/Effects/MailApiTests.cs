using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Effects;

public sealed class MailApiTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task Communication_Services_get_the_documented_request_and_the_same_operation_on_a_second_try()
    {
        await using HttpSink sink = await HttpSink.StartAsync();
        FixedIdentity identity = new();
        await using EffectsBench bench = await BenchAsync("acs", sink, identity);
        sink.AnswerNext(SinkAnswer.Dropped, new(202, """{"id":"8540c0de-899f-5cce-acb5-3ec493af3800","status":"Running"}"""));

        Assert.IsType<EffectReceipt.InDoubt>(await SendAsync(bench));
        EffectReceipt.Applied sent = Assert.IsType<EffectReceipt.Applied>(await SendAsync(bench));
        Assert.IsNotType<EffectReceipt.NotApplied>(await SendAsync(bench));

        Assert.Equal(2, sink.Requests.Count);
        SinkRequest request = sink.Requests[1];
        Assert.Equal(("POST", "/emails:send", "?api-version=2023-03-31"), (request.Method, request.Path, request.Query));
        Assert.Equal($"Bearer {FixedIdentity.Token}", request.Header("Authorization"));
        Assert.True(Guid.TryParse(request.Header("Operation-Id"), out _));
        Assert.Equal(sink.Requests[0].Header("Operation-Id"), request.Header("Operation-Id"));
        Assert.All(identity.Scopes, s => Assert.Equal("https://communication.azure.com/.default", s));
        JsonElement body = request.Json;
        Assert.Equal("desk@shop.example", body.GetProperty("senderAddress").GetString());
        Assert.Equal("ann@example.com", body.GetProperty("recipients").GetProperty("to")[0].GetProperty("address").GetString());
        Assert.Equal("Grüße", body.GetProperty("content").GetProperty("subject").GetString());
        Assert.Equal("Text", body.GetProperty("content").GetProperty("plainText").GetString());
        Assert.Equal("<p>HTML</p>", body.GetProperty("content").GetProperty("html").GetString());
        Assert.EndsWith("@shop.example>", sent.ExternalRef, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Graph_gets_the_documented_request()
    {
        await using HttpSink sink = await HttpSink.StartAsync();
        FixedIdentity identity = new();
        await using EffectsBench bench = await BenchAsync("graph", sink, identity);
        sink.AnswerNext(new SinkAnswer(202));

        Assert.IsType<EffectReceipt.Applied>(await SendAsync(bench));

        SinkRequest request = Assert.Single(sink.Requests);
        Assert.Equal(("POST", "/v1.0/users/desk%40shop.example/sendMail"), (request.Method, request.Path));
        Assert.Equal("https://graph.microsoft.com/.default", Assert.Single(identity.Scopes));
        JsonElement message = request.Json.GetProperty("message");
        Assert.Equal("Grüße", message.GetProperty("subject").GetString());
        Assert.Equal(("HTML", "<p>HTML</p>"), (message.GetProperty("body").GetProperty("contentType").GetString(), message.GetProperty("body").GetProperty("content").GetString()));
        Assert.Equal("ann@example.com", message.GetProperty("toRecipients")[0].GetProperty("emailAddress").GetProperty("address").GetString());
        Assert.StartsWith("x-", message.GetProperty("internetMessageHeaders")[0].GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.False(request.Json.GetProperty("saveToSentItems").GetBoolean());
    }

    [Theory]
    [InlineData("acs", 401, "EFX016")]
    [InlineData("graph", 403, "EFX016")]
    [InlineData("acs", 503, "EFX006")]
    [InlineData("graph", 400, "EFX007")]
    [InlineData("acs", 500, "EFX004")]
    [InlineData("graph", 302, "EFX008")]
    public async Task Each_failure_says_whether_to_try_again(string sender, int status, string code)
    {
        await using HttpSink sink = await HttpSink.StartAsync();
        await using EffectsBench bench = await BenchAsync(sender, sink, new());
        sink.AnswerNext(new SinkAnswer(status));

        EffectReceipt receipt = await SendAsync(bench);

        Assert.Equal(code, receipt switch
        {
            EffectReceipt.NotApplied no => no.Code,
            EffectReceipt.Refused refused => refused.Code,
            EffectReceipt.InDoubt doubt => doubt.Code,
            _ => receipt.ToString(),
        });
    }

    [Fact]
    public async Task A_service_that_asks_to_wait_says_how_long()
    {
        await using HttpSink sink = await HttpSink.StartAsync();
        await using EffectsBench bench = await BenchAsync("acs", sink, new());
        sink.AnswerNext(SinkAnswer.TooManyRequests("90"), new(202));

        Assert.Equal(new EffectReceipt.NotApplied("EFX006", TimeSpan.FromSeconds(90)), await SendAsync(bench));
        Assert.IsType<EffectReceipt.Applied>(await SendAsync(bench));
    }

    [Fact]
    public async Task A_token_is_sent_over_no_open_line_and_no_unknown_way_is_taken()
    {
        await using HttpSink sink = await HttpSink.StartAsync();
        await using EffectsBench open = await BenchAsync("acs", sink, new(), allowPrivate: false);
        await using EffectsBench pigeon = await BenchAsync("pigeon", sink, new());

        Assert.Equal(new EffectReceipt.NotApplied("EFX015", null), await SendAsync(open));
        Assert.Equal(new EffectReceipt.NotApplied("EFX015", null), await SendAsync(pigeon));
        Assert.Empty(sink.Requests);
    }

    private Task<EffectsBench> BenchAsync(string sender, HttpSink sink, FixedIdentity identity, bool allowPrivate = true) => EffectsBench.StartAsync(
        azurite.ConnectionString,
        more: new()
        {
            ["Handshake:Mail:Sender"] = sender,
            ["Handshake:Mail:Endpoint"] = sink.Address.ToString(),
            ["Handshake:Mail:AllowPrivate"] = allowPrivate ? "true" : "false",
            ["Handshake:Mail:From"] = "Handshake <desk@shop.example>",
        },
        identity: identity);

    private static Task<EffectReceipt> SendAsync(EffectsBench bench) => bench.Get<SendNotice>()(
        new("key", bench.RunId, "ann@example.com", "Ann", "Grüße", "Text", "<p>HTML</p>"), default);
}
