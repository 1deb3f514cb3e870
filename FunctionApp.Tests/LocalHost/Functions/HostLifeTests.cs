using System.Net;
using System.Net.Sockets;
using LocalHost;
using LocalHost.Functions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Functions;

public sealed class HostLifeTests
{
    public sealed class Gate
    {
        internal TaskCompletionSource Entered { get; } = new();

        internal TaskCompletionSource Leave { get; } = new();
    }

    public sealed class Slow(Gate gate)
    {
        [Function("Slow")]
        public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        {
            gate.Entered.SetResult();
            await gate.Leave.Task;
            return Results.Text(request.Method);
        }
    }

    public sealed class Abandoned(Gate gate)
    {
        [Function("Abandoned")]
        public async Task RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context, CancellationToken cancellation)
        {
            await using CancellationTokenRegistration told = cancellation.Register(gate.Leave.SetResult);
            Assert.Equal(request.HttpContext.RequestAborted, context.CancellationToken);
            gate.Entered.SetResult();
            await gate.Leave.Task;
        }
    }

    public sealed class Ticking
    {
        [Function("Ticking")]
        public string Run([TimerTrigger("0 0 4 * * *")] TimerInfo timer) => $"{timer.IsPastDue}";
    }

    [Fact]
    public async Task Stopping_waits_for_the_request_that_runs()
    {
        Gate gate = new();
        await using TestApp app = await TestApp.StartAsync(builder => builder.Services.AddSingleton(gate), typeof(Slow));
        Task<string> answer = app.Client.GetStringAsync("api/Slow");
        await gate.Entered.Task;

        Task stop = app.StopAsync();
        gate.Leave.SetResult();
        await stop;

        Assert.Equal("GET", await answer);
    }

    [Fact]
    public async Task A_caller_that_goes_away_cancels_the_invocation()
    {
        Gate gate = new();
        await using TestApp app = await TestApp.StartAsync(builder => builder.Services.AddSingleton(gate), typeof(Abandoned));
        using CancellationTokenSource gone = new();
        Task<string> answer = app.Client.GetStringAsync("api/Abandoned", gone.Token);
        await gate.Entered.Task;

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await gate.Leave.Task;
    }

    [Fact]
    public async Task Further_endpoints_stand_outside_the_route_prefix_and_need_no_key()
    {
        await using TestApp app = await TestApp.StartAsync(
            TestApp.Settings(("LocalHost:KeysOn", "true"))
            + (builder => builder.Services
                .Configure<LocalHostOptions>(options => options.Endpoints = endpoints => endpoints.MapGet("/", () => "welcome"))
                .AddSingleton(new HostEndpoints(endpoints => endpoints.MapGet("/extension", () => "hook")))),
            typeof(Slow));

        Assert.Equal("welcome", await app.Client.GetStringAsync("/"));
        Assert.Equal("hook", await app.Client.GetStringAsync("/extension"));
    }

    [Fact]
    public async Task Storage_that_does_not_answer_is_named_in_one_sentence()
    {
        using TcpListener closed = new(IPAddress.Loopback, 0);
        closed.Start();
        int port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        string account = $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;BlobEndpoint=http://127.0.0.1:{port}/a;"
            + $"QueueEndpoint=http://127.0.0.1:{port}/a;TableEndpoint=http://127.0.0.1:{port}/a";

        LocalHostStartException refused = await Assert.ThrowsAsync<LocalHostStartException>(
            () => TestApp.StartAsync(TestApp.Settings(("AzureWebJobsStorage", account)), typeof(Ticking)));

        Assert.StartsWith($"The storage account at http://127.0.0.1:{port} does not answer", refused.Message, StringComparison.Ordinal);
    }
}
