using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Functions;

public sealed class FunctionKeyTests
{
    public sealed class Doors
    {
        [Function("Open")]
        public IResult Open([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text(request.Method);

        [Function("Closed")]
        public IResult Closed([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => Results.Text(request.Method);

        [Function("Other")]
        public IResult Other([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => Results.Text(request.Method);

        [Function("Admin")]
        public IResult Admin([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "top")] HttpRequest request) => Results.Text(request.Method);

        [Function("MethodsOnly")]
        public IResult MethodsOnly([HttpTrigger("get")] HttpRequest request) => Results.Text(request.Method);
    }

    private static readonly (string, string)[] Keys =
    [
        ("LocalHost:KeysOn", "true"),
        ("LocalHost:Keys:Master", "master-key"),
        ("LocalHost:Keys:System:durabletask_extension", "system-key"),
        ("LocalHost:Keys:Host:default", "host-key"),
        ("LocalHost:Keys:Functions:Closed:default", "own-key"),
    ];

    [Theory]
    [InlineData("Open", null, 200)]
    [InlineData("MethodsOnly", null, 200)]
    [InlineData("Closed", null, 401)]
    [InlineData("Closed", "wrong", 401)]
    [InlineData("Closed", "host-key", 200)]
    [InlineData("Closed", "own-key", 200)]
    [InlineData("Other", "own-key", 401)]
    [InlineData("Closed", "system-key", 401)]
    [InlineData("Closed", "master-key", 200)]
    [InlineData("top", "host-key", 401)]
    [InlineData("top", "master-key", 200)]
    public async Task A_key_opens_exactly_its_level_and_the_master_key_all(string path, string? key, int status)
    {
        await using TestApp app = await TestApp.StartAsync(TestApp.Settings(Keys), typeof(Doors));

        Assert.Equal(status, (int)(await app.Client.GetAsync($"api/{path}?code={key}")).StatusCode);
        using HttpRequestMessage byHeader = new(HttpMethod.Get, $"api/{path}");
        byHeader.Headers.Add("x-functions-key", key ?? "");
        Assert.Equal(status, (int)(await app.Client.SendAsync(byHeader)).StatusCode);
    }

    [Fact]
    public async Task The_header_counts_before_the_query()
    {
        await using TestApp app = await TestApp.StartAsync(TestApp.Settings(Keys), typeof(Doors));

        using HttpRequestMessage request = new(HttpMethod.Get, "api/Closed?code=host-key");
        request.Headers.Add("x-functions-key", "wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Keys_are_off_unless_switched_on()
    {
        await using TestApp app = await TestApp.StartAsync(typeof(Doors));

        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("api/top")).StatusCode);
    }

    [Theory]
    [InlineData("host-key", 404)]
    [InlineData("master-key", 200)]
    public async Task A_disabled_function_is_not_found_but_for_an_admin(string key, int status)
    {
        Action<FunctionsApplicationBuilder> settings =
            TestApp.Settings([.. Keys, ("AzureWebJobs:Closed:Disabled", "true")]);
        await using TestApp app = await TestApp.StartAsync(settings, typeof(Doors));

        Assert.Equal(status, (int)(await app.Client.GetAsync($"api/Closed?code={key}")).StatusCode);
    }
}
