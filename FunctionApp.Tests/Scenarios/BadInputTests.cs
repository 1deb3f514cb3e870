using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Tests.Support.Houses;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class BadInputTests
{
    [Fact]
    public async Task Every_bad_input_has_its_answer_a_reject_and_never_a_run()
    {
        await using House house = await House.StartAsync();
        (string What, HttpRequestMessage Request, int Status, bool Kept)[] bad =
        [
            ("not JSON", Post("{ this is not json"), 400, true),
            ("empty", Post(""), 400, true),
            ("an array", Post("[1,2,3]"), 400, true),
            ("cut off", Post("""{"ticket_id":"T-9","body":"hel"""), 400, true),
            ("another content type", Post("<ticket/>", "application/xml"), 400, true),
            ("invalid UTF-8", Bytes([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400, true),
            ("a hundred levels too deep", Post(new string('[', 5000)), 400, true),
            ("missing fields", Post("""{"ticket_id":"T-10"}"""), 422, true),
            ("wrong types", Post("""{"ticket_id":"T-11","body":{"a":1},"customer_email":7}"""), 422, true),
            ("no address", Post("""{"ticket_id":"T-12","body":"hello","customer_email":"nobody"}"""), 422, true),
            ("two megabytes", Post($$"""{"ticket_id":"T-13","body":"{{new string('x', 2_000_000)}}","customer_email":"a@b.example"}"""), 413, true),
            ("an unknown workflow", Post("""{"a":1}""", to: "api/workflows/no-such-thing/runs"), 404, false),
            ("an unknown profile", Post("""{"a":1}""", to: "api/hooks/support-reply/no-such-profile"), 404, false),
            ("a webhook without signature", Post("""{"a":1}""", to: "api/hooks/support-reply/generic-hmac"), 401, false),
        ];
        foreach ((string what, HttpRequestMessage request, int status, _) in bad)
        {
            using HttpResponseMessage answer = await house.Client.SendAsync(request);
            string body = await answer.Content.ReadAsStringAsync();
            Assert.True(status == (int)answer.StatusCode, $"{what}: {(int)answer.StatusCode} {body}");
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Matches("^[A-Z]{3}[0-9]{3}$", JsonNode.Parse(body)!["code"]!.GetValue<string>());
            request.Dispose();
        }

        using JsonDocument rejects = JsonDocument.Parse(await house.Client.GetStringAsync("api/rejects?workflow=support-reply"));
        Assert.Equal(bad.Count(b => b.Kept), rejects.RootElement.GetProperty("rejects").GetArrayLength());
        using JsonDocument runs = JsonDocument.Parse(await house.Client.GetStringAsync("api/runs?workflow=support-reply"));
        Assert.Equal(0, runs.RootElement.GetProperty("runs").GetArrayLength());
    }

    private static HttpRequestMessage Post(
        string body, string type = "application/json", string to = "api/workflows/support-reply/runs") =>
        new(HttpMethod.Post, to) { Content = new StringContent(body, Encoding.UTF8, type) };

    private static HttpRequestMessage Bytes(byte[] body)
    {
        ByteArrayContent content = new(body);
        content.Headers.ContentType = new("application/json");
        return new(HttpMethod.Post, "api/workflows/support-reply/runs") { Content = content };
    }
}
