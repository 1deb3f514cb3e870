using FunctionApp.Tests.LocalHost.Functions;
using FunctionApp.Tests.Support;
using LocalHost;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Durable;

public sealed class DeterminismTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly string _hub = AzuriteFixture.NewName("hub");

    [Fact]
    public async Task Changed_code_fails_a_waiting_run_and_names_the_action()
    {
        DurableApp app = await DurableApp.StartAsync(azurite, _hub, typeof(Original));
        string id = await app.Client.ScheduleNewOrchestrationInstanceAsync("Order");
        await Eventually.HoldsAsync(
            async () => (await app.Client.GetInstanceAsync(id, true))!.SerializedCustomStatus == "\"waits\"", "the run waits");
        await app.DisposeAsync();
        await using DurableApp changed = await DurableApp.StartAsync(azurite, _hub, typeof(Changed));
        await changed.Client.RaiseEventAsync(id, "go", "x");
        OrchestrationMetadata done = await changed.Client.WaitForInstanceCompletionAsync(id, true).WaitAsync(Eventually.Cap);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.StartsWith("Non-Deterministic workflow detected: ", done.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("TaskScheduled 'First' as action 0", done.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recorded_history_agrees_with_its_code_and_not_with_changed_code()
    {
        await using DurableApp app = await DurableApp.StartAsync(azurite, _hub, typeof(Original));
        string id = await app.Client.ScheduleNewOrchestrationInstanceAsync("Order");
        await app.Client.RaiseEventAsync(id, "go", "x");
        await app.Client.WaitForInstanceCompletionAsync(id).WaitAsync(Eventually.Cap);
        string history = (await app.Host.ExportHistoryAsync(id))!;
        using IHost same = TestApp.Build(_ => { }, typeof(Original));
        using IHost other = TestApp.Build(_ => { }, typeof(Changed));
        Assert.Null(same.ReplayHistory(history));
        Assert.Contains("TaskScheduled 'First' as action 0", other.ReplayHistory(history), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_safe_loggers_speak_once()
    {
        Lines lines = new();
        await using DurableApp app = await DurableApp.StartAsync(
            azurite,
            _hub,
            builder =>
            {
                builder.Services.Configure<LocalHostOptions>(options => options.AlwaysReplay = true);
                builder.Logging.AddProvider(lines).AddFilter<Lines>((category, _) => category == "orders");
            },
            typeof(Original));
        string id = await app.Client.ScheduleNewOrchestrationInstanceAsync("Order");
        await app.Client.RaiseEventAsync(id, "go", "x");
        await app.Client.WaitForInstanceCompletionAsync(id).WaitAsync(Eventually.Cap);
        Assert.Equal(["begins", "ends"], lines.Said);
    }

    public static class Original
    {
        [Function("Order")]
        public static async Task<string> Order([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            ILogger logger = context.CreateReplaySafeLogger("orders");
            logger.LogInformation("begins");
            await context.CallActivityAsync("First", "a");
            context.SetCustomStatus("waits");
            string text = await context.WaitForExternalEvent<string>("go");
            await context.CallActivityAsync("Second", text);
            logger.LogInformation("ends");
            return text;
        }

        [Function("First")]
        public static string First([ActivityTrigger] string text) => text;

        [Function("Second")]
        public static string Second([ActivityTrigger] string text) => text;
    }

    public static class Changed
    {
        [Function("Order")]
        public static async Task<string> Order([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await context.CallActivityAsync("Second", "a");
            context.SetCustomStatus("waits");
            return await context.WaitForExternalEvent<string>("go");
        }

        [Function("Second")]
        public static string Second([ActivityTrigger] string text) => text;
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public List<string> Said { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add(formatter(state, exception));

        public void Dispose()
        {
            // nothing is held
        }
    }
}
