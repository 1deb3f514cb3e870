using System.Net;
using System.Net.Sockets;
using LocalHost.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Functions;

public sealed class StartRefusalTests
{
    public sealed class First
    {
        [Function("Same")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "one")] HttpRequest request) => Results.Text(request.Method);
    }

    public sealed class Second
    {
        [Function("same")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "two")] HttpRequest request) => Results.Text(request.Method);
    }

    public sealed class SameRoute
    {
        [Function("Rival")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "/ONE")] HttpRequest request) => Results.Text(request.Method);
    }

    public sealed class Reserved
    {
        [Function("Reserved")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "admin/things")] HttpRequest request) => Results.Text(request.Method);
    }

    public sealed class BrokenRoute
    {
        [Function("BrokenRoute")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a/{b")] HttpRequest request) => Results.Text(request.Method);
    }

    internal sealed class NotPublic
    {
        [Function("Hidden")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Text(request.Method);
    }

    public sealed class AsyncVoid
    {
        [Function("Lost")]
        public async void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => await request.Body.FlushAsync();
    }

    public sealed class NoTrigger
    {
        [Function("NoTrigger")]
        public Task RunAsync(FunctionContext context) => Task.FromResult(context.InvocationId);
    }

    public sealed class BadName
    {
        [Function("1st")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Text(request.Method);
    }

    public sealed class TextTrigger
    {
        [Function("TextTrigger")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous)] string body) => Results.Text(body);
    }

    public sealed class UnknownSetting
    {
        [Function("UnknownSetting")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "%Nowhere%")] HttpRequest request) => Results.Text(request.Method);
    }

    [Theory]
    [InlineData("Two functions are named", typeof(First), typeof(Second))]
    [InlineData("answer the same route", typeof(First), typeof(SameRoute))]
    [InlineData("admin or runtime", typeof(Reserved))]
    [InlineData("'BrokenRoute' has the route", typeof(BrokenRoute))]
    [InlineData("must be a public method of a public class", typeof(NotPublic))]
    [InlineData("async void", typeof(AsyncVoid))]
    [InlineData("exactly one trigger parameter and has 0", typeof(NoTrigger))]
    [InlineData("'1st'", typeof(BadName))]
    [InlineData("this host gives an HttpRequest", typeof(TextTrigger))]
    [InlineData("%Nowhere%", typeof(UnknownSetting))]
    public void A_function_that_cannot_run_stops_the_start_with_one_sentence(string part, params Type[] functions)
    {
        LocalHostStartException refused = Assert.Throws<LocalHostStartException>(() => TestApp.Build(_ => { }, functions));

        Assert.Contains(part, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void The_host_refuses_to_run_in_Azure()
    {
        LocalHostStartException refused = Assert.Throws<LocalHostStartException>(
            () => TestApp.Build(TestApp.Settings(("WEBSITE_INSTANCE_ID", "x")), typeof(First)));

        Assert.Contains("WEBSITE_INSTANCE_ID", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_named_in_one_sentence()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        string port = $"{((IPEndPoint)taken.LocalEndpoint).Port}";

        LocalHostStartException refused = await Assert.ThrowsAsync<LocalHostStartException>(
            () => TestApp.StartAsync(TestApp.Settings(("LocalHost:Port", port)), typeof(First)));

        Assert.Contains($"Port {port} is taken", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_app_is_built_only_once()
    {
        FunctionsApplicationBuilder? kept = null;
        using var host = TestApp.Build(builder => kept = builder, typeof(First));

        Assert.Throws<InvalidOperationException>(kept!.Build);
    }
}
