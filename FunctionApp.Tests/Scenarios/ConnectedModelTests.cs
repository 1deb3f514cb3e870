using System.Text.Json;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class ConnectedModelTests
{
    private const string Draft = """{"text":"Dear Maria Lopez, thank you for your message. Your order BB-104233 is on its way. Kind regards, Birch & Bay"}""";

    [Fact]
    public async Task A_connected_model_writes_the_draft_and_its_cost_is_on_the_record()
    {
        await using ModelStub model = await ModelStub.StartAsync(Draft);
        await using House house = await StartAsync(model);
        string run = await house.BeginAsync("support-reply", Tickets.Ordinary());
        JsonElement done = await house.UntilStateAsync(run, "COMPLETED");
        Assert.Contains("on its way", done.GetProperty("output").GetProperty("reply").GetString(), StringComparison.Ordinal);
        Assert.Single(model.Requests);
        JsonElement step = Step(done, "draft");
        Assert.Equal("own-writer", step.GetProperty("evidence").GetProperty("model").GetString());
    }

    public static TheoryData<string> Breakdowns => ["429", "500", "nonsense", "nothing", "401"];

    [Theory]
    [MemberData(nameof(Breakdowns))]
    public async Task A_model_that_breaks_down_is_passed_over_and_the_run_ends_well(string breakdown)
    {
        await using ModelStub model = await ModelStub.StartAsync();
        model.AnswerAlways(breakdown switch
        {
            "429" => SinkAnswer.TooManyRequests("7"),
            "500" => new SinkAnswer(500, "{}"),
            "401" => new SinkAnswer(401, "{}"),
            "nonsense" => ModelStub.Completion("I would rather talk about the weather."),
            _ => SinkAnswer.Hanging,
        });
        await using House house = await StartAsync(model);
        string run = await house.BeginAsync("support-reply", Tickets.Ordinary());
        await Eventually.HoldsAsync(() => model.Requests.Count > 0, "the model is asked", TimeSpan.FromSeconds(60));
        // Time moves only until the templates have written the draft: a call that is under way must not run out of its own time.
        await house.Clock.AdvanceUntilAsync(
            async () => Tells(await house.RunAsync(run), "draft", "completed"),
            TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(40), "the templates take over");
        await house.UntilStateAsync(run, "COMPLETED");
        JsonElement done = await house.RunAsync(run);
        Assert.Contains(done.GetProperty("audit_log").EnumerateArray(), e => e.GetProperty("result").GetString() == "next_model");
        Assert.Single(house.Helpdesk.Requests, r => r.Body.Contains("\"body\"", StringComparison.Ordinal));
        await Records.AreWholeAsync(house, run);
    }

    private static Task<House> StartAsync(ModelStub model) => House.StartAsync(
        ("Handshake:Models:own-writer:Endpoint", model.Endpoint.ToString()),
        ("Handshake:Models:own-writer:Deployment", "stub"));

    private static bool Tells(JsonElement run, string step, string result) => run.GetProperty("audit_log").EnumerateArray().Any(
        e => e.GetProperty("step").GetString() == step && e.GetProperty("result").GetString() == result);

    private static JsonElement Step(JsonElement run, string id) =>
        run.GetProperty("steps").EnumerateArray().Single(s => s.GetProperty("id").GetString() == id);
}
