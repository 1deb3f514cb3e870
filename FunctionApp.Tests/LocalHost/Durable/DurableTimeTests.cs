using FunctionApp.Tests.Support;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Durable;

public sealed class DurableTimeTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly string _hub = AzuriteFixture.NewName("hub");
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Days_pass_when_the_clock_is_moved_and_long_timers_come_in_pieces()
    {
        await using DurableApp app = await StartAsync();
        string id = await app.Client.ScheduleNewOrchestrationInstanceAsync(nameof(WaitingApp.Sleep), 7);
        await UntilTimersAsync(app, id, 1);
        _time.Advance(TimeSpan.FromDays(3));
        await UntilTimersAsync(app, id, 2);
        _time.Advance(TimeSpan.FromDays(3));
        await UntilTimersAsync(app, id, 3);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await app.Client.GetInstanceAsync(id))!.RuntimeStatus);
        _time.Advance(TimeSpan.FromDays(1));
        OrchestrationMetadata done = await app.Client.WaitForInstanceCompletionAsync(id, true).WaitAsync(Eventually.Cap);
        Assert.Equal("slept", done.ReadOutputAs<string>());
        Assert.Equal(TimeSpan.FromDays(7), done.LastUpdatedAt - done.CreatedAt);
    }

    [Fact]
    public async Task A_timer_that_fell_due_while_the_host_was_down_fires_at_its_start()
    {
        DurableApp app = await StartAsync();
        string id = await app.Client.ScheduleNewOrchestrationInstanceAsync(nameof(WaitingApp.Sleep), 2);
        await UntilTimersAsync(app, id, 1);
        await app.DisposeAsync();
        _time.Advance(TimeSpan.FromDays(2));
        await using DurableApp again = await StartAsync();
        OrchestrationMetadata done = await again.Client.WaitForInstanceCompletionAsync(id, true).WaitAsync(Eventually.Cap);
        Assert.Equal("slept", done.ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_delayed_start_begins_when_its_time_has_come()
    {
        await using DurableApp app = await StartAsync();
        string id = await app.Client.ScheduleNewOrchestrationInstanceAsync(
            nameof(WaitingApp.Echo), "late", new StartOrchestrationOptions(StartAt: _time.GetUtcNow().AddHours(5)));
        _time.Advance(TimeSpan.FromHours(4));
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await app.Client.GetInstanceAsync(id))!.RuntimeStatus);
        _time.Advance(TimeSpan.FromHours(1));
        OrchestrationMetadata done = await app.Client.WaitForInstanceCompletionAsync(id, true).WaitAsync(Eventually.Cap);
        Assert.Equal("late", done.ReadOutputAs<string>());
    }

    private Task<DurableApp> StartAsync() => DurableApp.StartAsync(
        azurite, _hub, builder => builder.Services.AddSingleton<TimeProvider>(_time), typeof(WaitingApp));

    private static Task UntilTimersAsync(DurableApp app, string id, int count) => Eventually.HoldsAsync(
        async () =>
        {
            string told = await app.Http.GetStringAsync($"runtime/webhooks/durabletask/instances/{id}?showHistory=true");
            return told.Split("\"TimerCreated\"").Length - 1 == count;
        },
        $"{count} timers");
}
