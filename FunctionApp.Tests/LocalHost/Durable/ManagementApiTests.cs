using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using FunctionApp.Tests.LocalHost.Functions;
using FunctionApp.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Durable;

public sealed class ManagementApiTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private const string Root = "runtime/webhooks/durabletask";
    private DurableApp _app = null!;

    public async Task InitializeAsync() => _app = await DurableApp.StartAsync(
        azurite,
        AzuriteFixture.NewName("hub"),
        TestApp.Settings(("LocalHost:KeysOn", "true"), ("LocalHost:Keys:System:durabletask_extension", "sys"), ("LocalHost:Keys:Host:default", "fun")),
        typeof(Waiting));

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task Only_the_system_key_opens_it()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await _app.Http.GetAsync($"{Root}/instances")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _app.Http.GetAsync($"{Root}/instances?code=fun")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _app.Http.GetAsync($"{Root}/instances?code=sys")).StatusCode);
    }

    [Fact]
    public async Task A_system_key_that_is_not_given_is_made_on_first_use()
    {
        await using DurableApp app = await DurableApp.StartAsync(
            azurite, AzuriteFixture.NewName("hub"), TestApp.Settings(("LocalHost:KeysOn", "true"), ("LocalHost:Keys:Master", "master")), typeof(Waiting));
        using HttpResponseMessage started = await app.Http.PostAsync($"{Root}/orchestrators/Wait/run-9?code=master", null);
        string status = (string)(await started.Content.ReadFromJsonAsync<JsonObject>())!["statusQueryGetUri"]!;
        Assert.Equal(HttpStatusCode.Accepted, (await app.Http.GetAsync(new Uri(status))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Http.GetAsync(new Uri(status + "x"))).StatusCode);
    }

    [Fact]
    public async Task A_start_tells_where_the_run_is_managed()
    {
        HttpResponseMessage started = await PostAsync("orchestrators/Wait/run-1", "\"in\"");
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        Assert.Equal("10", started.Headers.GetValues("Retry-After").Single());
        JsonObject payload = (await started.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(
            ["id", "statusQueryGetUri", "sendEventPostUri", "terminatePostUri", "purgeHistoryDeleteUri", "restartPostUri", "suspendPostUri", "resumePostUri"],
            payload.Select(item => item.Key));
        Assert.Contains("/instances/run-1/raiseEvent/{eventName}?taskHub=", (string?)payload["sendEventPostUri"], StringComparison.Ordinal);
        Assert.Equal(started.Headers.Location!.ToString(), (string?)payload["statusQueryGetUri"]);
        Assert.Equal(HttpStatusCode.Accepted, (await _app.Http.GetAsync(new Uri((string)payload["statusQueryGetUri"]!))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync("orchestrators/Wait/run-1", "1")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("orchestrators/Nothing", "1")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("orchestrators/Wait", "{no json")).StatusCode);
    }

    [Fact]
    public async Task An_event_ends_the_run_and_its_history_is_told_short()
    {
        await PostAsync("orchestrators/Wait/run-2", "\"in\"");
        await _app.Client.WaitForInstanceStartAsync("run-2");
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync("instances/run-2/raiseEvent/go", "\"x\"")).StatusCode);
        await _app.Client.WaitForInstanceCompletionAsync("run-2").WaitAsync(Eventually.Cap);
        JsonObject status = (await _app.Http.GetFromJsonAsync<JsonObject>($"{Root}/instances/run-2?showHistory=true&showHistoryOutput=true&code=sys"))!;
        Assert.Equal("Completed", (string?)status["runtimeStatus"]);
        Assert.Equal("in", (string?)status["input"]);
        Assert.Equal("done x", (string?)status["output"]);
        Assert.EndsWith("Z", (string?)status["createdTime"], StringComparison.Ordinal);
        JsonArray history = status["historyEvents"]!.AsArray();
        Assert.Equal(
            ["ExecutionStarted", "EventRaised", "TaskCompleted", "ExecutionCompleted"], history.Select(line => (string?)line!["EventType"]));
        Assert.Equal("Finish", (string?)history[2]!["FunctionName"]);
        Assert.Equal("done x", (string?)history[2]!["Result"]);
        Assert.Equal(HttpStatusCode.Gone, (await PostAsync("instances/run-2/raiseEvent/go", "1")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await PostAsync("instances/run-2/terminate", null)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PostAsync("instances/run-2/rewind", null)).StatusCode);
        Assert.Equal("{\"instancesDeleted\":1}", await (await _app.Http.DeleteAsync($"{Root}/instances/run-2?code=sys")).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await _app.Http.DeleteAsync($"{Root}/instances/run-2?code=sys")).StatusCode);
    }

    [Fact]
    public async Task Unknown_runs_routes_and_methods_are_not_found()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _app.Http.GetAsync($"{Root}/instances/none?code=sys")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync("instances/none/raiseEvent/go", "1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync("instances/none/suspend", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync("instances", "1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _app.Http.GetAsync($"{Root}/nonsense?code=sys")).StatusCode);
        using StringContent text = new("x", Encoding.UTF8, "text/plain");
        Assert.Equal(HttpStatusCode.BadRequest, (await _app.Http.PostAsync($"{Root}/instances/none/raiseEvent/go?code=sys", text)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _app.Http.DeleteAsync($"{Root}/instances?code=sys")).StatusCode);
    }

    [Fact]
    public async Task Listings_come_in_pages()
    {
        foreach (string id in (string[])["p-1", "p-2", "p-3", "q-1"])
        {
            await PostAsync($"orchestrators/Wait/{id}", "0");
        }

        HttpResponseMessage first = await _app.Http.GetAsync($"{Root}/instances?instanceIdPrefix=p-&top=2&code=sys");
        Assert.Equal(["p-1", "p-2"], await IdsAsync(first));
        using HttpRequestMessage next = new(HttpMethod.Get, $"{Root}/instances?instanceIdPrefix=p-&top=2&runtimeStatus=Running,Pending&code=sys");
        next.Headers.Add("x-ms-continuation-token", first.Headers.GetValues("x-ms-continuation-token"));
        HttpResponseMessage second = await _app.Http.SendAsync(next);
        Assert.Equal(["p-3"], await IdsAsync(second));
        Assert.False(second.Headers.Contains("x-ms-continuation-token"));
        OrchestrationMetadata[] all = await _app.Client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: "p-", PageSize: 1)).ToArrayAsync();
        Assert.Equal(["p-1", "p-2", "p-3"], all.Select(item => item.InstanceId));
    }

    private static async Task<string[]> IdsAsync(HttpResponseMessage answer) =>
        [.. (await answer.Content.ReadFromJsonAsync<JsonArray>())!.Select(item => (string)item!["instanceId"]!)];

    private Task<HttpResponseMessage> PostAsync(string path, string? json) => _app.Http.PostAsync(
        $"{Root}/{path}?code=sys", json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"));

    public static class Waiting
    {
        [Function("Wait")]
        public static async Task<string> Wait([OrchestrationTrigger] TaskOrchestrationContext context) =>
            await context.CallActivityAsync<string>("Finish", await context.WaitForExternalEvent<string>("go"));

        [Function("Finish")]
        public static string Finish([ActivityTrigger] string text) => "done " + text;
    }
}
