using FunctionApp.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Functions;

public sealed class QueueTriggerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    public sealed class Listener(QueueProbe probe)
    {
        [Function("Listener")]
        public Task RunAsync([QueueTrigger("%TestQueue%")] string message, long dequeueCount) =>
            probe.RunAsync($"{message} {dequeueCount}");
    }

    public sealed class Obedient(QueueProbe probe)
    {
        [Function("Obedient")]
        public Task RunAsync([QueueTrigger("%TestQueue%")] string message, CancellationToken told)
        {
            probe.Told = told;
            return probe.RunAsync(message);
        }
    }

    private const string QueueSection = "AzureFunctionsJobHost:extensions:queues:";

    [Fact]
    public async Task A_message_runs_its_function_and_is_deleted()
    {
        QueueProbe probe = await QueueProbe.CreateAsync(azurite);
        await using TestApp app = await TestApp.StartAsync(probe.Settings(), typeof(Listener));

        await probe.SendAsync("hello");

        await probe.HoldsAsync(0);
        Assert.Equal(["hello 1"], probe.Seen);
    }

    [Fact]
    public async Task A_failed_message_is_held_back_by_the_hosts_own_clock()
    {
        ManualTimeProvider clock = new();
        QueueProbe probe = await QueueProbe.CreateAsync(azurite);
        probe.OnMessage = message => message == "bad 1" ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
        await using TestApp app = await TestApp.StartAsync(
            probe.Settings() + (builder => builder.Services.AddSingleton<TimeProvider>(clock)), typeof(Listener));

        await probe.SendAsync("bad");
        await probe.SawAsync(1);
        await Eventually.HoldsAsync(() => clock.NextDueUtc == clock.GetUtcNow() + TimeSpan.FromSeconds(30), "the hold");
        clock.Advance(TimeSpan.FromSeconds(29));
        await probe.SendAsync("good");
        await probe.SawAsync(2);
        await probe.HoldsAsync(1);
        Assert.Equal(["bad 1", "good 1"], probe.Seen);

        clock.Advance(TimeSpan.FromSeconds(1));
        await probe.HoldsAsync(0);
        Assert.Equal(["bad 1", "good 1", "bad 2"], probe.Seen);
    }

    [Fact]
    public async Task A_message_that_fails_to_the_last_attempt_moves_to_the_poison_queue_with_a_logged_reason()
    {
        SeenLogs logs = new();
        QueueProbe probe = await QueueProbe.CreateAsync(azurite);
        probe.OnMessage = _ => throw new InvalidOperationException("never");
        await using TestApp app = await TestApp.StartAsync(
            probe.Settings(
                (QueueSection + "visibilityTimeout", "00:00:00"),
                (QueueSection + "maxDequeueCount", "3"),
                ("Logging:LogLevel:LocalHost", "Error"))
            + (builder => builder.Logging.AddProvider(logs)),
            typeof(Listener));

        await probe.SendAsync("bad");

        Assert.Equal(Convert.ToBase64String("bad"u8), await probe.ReceivedByAsync(probe.Name + "-poison"));
        await probe.HoldsAsync(0);
        Assert.Equal(["bad 1", "bad 2", "bad 3"], probe.Seen);
        Assert.Contains(logs.Lines, line => line.Contains("InvalidOperationException: never", StringComparison.Ordinal)
            && line.Contains(probe.Name + "-poison", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_that_is_not_base64_reaches_the_poison_queue_and_never_the_function()
    {
        SeenLogs logs = new();
        QueueProbe probe = await QueueProbe.CreateAsync(azurite);
        await using TestApp app = await TestApp.StartAsync(
            probe.Settings((QueueSection + "visibilityTimeout", "00:00:00"), ("Logging:LogLevel:LocalHost", "Error"))
            + (builder => builder.Logging.AddProvider(logs)),
            typeof(Listener));

        await probe.Queue.SendMessageAsync("plain text");

        Assert.Equal("plain text", await probe.ReceivedByAsync(probe.Name + "-poison"));
        Assert.Empty(probe.Seen);
        Assert.Contains(logs.Lines, line => line.Contains("not base64", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Message_encoding_none_takes_plain_text()
    {
        QueueProbe probe = await QueueProbe.CreateAsync(azurite);
        await using TestApp app = await TestApp.StartAsync(
            probe.Settings((QueueSection + "messageEncoding", "none")), typeof(Listener));

        await probe.Queue.SendMessageAsync("plain text");

        await probe.HoldsAsync(0);
        Assert.Equal(["plain text 1"], probe.Seen);
    }

    [Fact]
    public async Task A_message_received_too_often_by_others_goes_to_the_poison_queue_without_a_run()
    {
        QueueProbe probe = await QueueProbe.CreateAsync(azurite);
        await probe.SendAsync("tired");
        for (int i = 0; i < 5; i++)
        {
            var message = (await probe.Queue.ReceiveMessageAsync()).Value;
            await probe.Queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.Zero);
        }

        await using TestApp app = await TestApp.StartAsync(probe.Settings(), typeof(Listener));

        Assert.Equal(Convert.ToBase64String("tired"u8), await probe.ReceivedByAsync(probe.Name + "-poison"));
        Assert.Empty(probe.Seen);
    }

    [Fact]
    public async Task The_trigger_waits_for_a_queue_that_is_not_there_and_does_not_create_it()
    {
        QueueProbe probe = QueueProbe.WithoutQueue(azurite);
        await using TestApp app = await TestApp.StartAsync(probe.Settings(), typeof(Listener));

        Assert.False(await probe.Queue.ExistsAsync());
        await probe.Queue.CreateAsync();
        await probe.SendAsync("late");

        await probe.SawAsync(1);
    }

    [Fact]
    public async Task No_more_messages_run_at_once_than_batch_and_threshold_allow()
    {
        TaskCompletionSource gate = new();
        QueueProbe probe = await QueueProbe.CreateAsync(azurite);
        int running = 0;
        int most = 0;
        probe.OnMessage = async _ =>
        {
            int now = Interlocked.Increment(ref running);
            most = Math.Max(most, now);
            await gate.Task;
            Interlocked.Decrement(ref running);
        };
        await using TestApp app = await TestApp.StartAsync(
            probe.Settings((QueueSection + "batchSize", "2"), (QueueSection + "newBatchThreshold", "1")), typeof(Listener));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => probe.SendAsync($"m{i}")));
        await probe.SawAsync(2);
        gate.SetResult();
        await probe.HoldsAsync(0);

        Assert.Equal(6, probe.Seen.Count);
        Assert.InRange(most, 2, 3);
    }

    [Fact]
    public async Task The_lease_is_renewed_at_half_its_length_while_the_function_runs()
    {
        ManualTimeProvider clock = new();
        TaskCompletionSource gate = new();
        QueueProbe probe = await QueueProbe.CreateAsync(azurite);
        probe.OnMessage = _ => gate.Task;
        await using TestApp app = await TestApp.StartAsync(
            probe.Settings() + (builder => builder.Services.AddSingleton<TimeProvider>(clock)), typeof(Listener));

        await probe.SendAsync("long");
        await probe.SawAsync(1);
        for (int i = 0; i < 3; i++)
        {
            await Eventually.HoldsAsync(() => clock.NextDueUtc == clock.GetUtcNow() + TimeSpan.FromMinutes(5), "the next renewal");
            clock.Advance(TimeSpan.FromMinutes(5));
        }

        gate.SetResult();
        await probe.HoldsAsync(0);
        Assert.Equal(["long 1"], probe.Seen);
    }

    [Fact]
    public async Task Stopping_waits_for_the_message_that_runs_and_settles_it()
    {
        TaskCompletionSource gate = new();
        QueueProbe probe = await QueueProbe.CreateAsync(azurite);
        probe.OnMessage = _ => gate.Task;
        await using TestApp app = await TestApp.StartAsync(probe.Settings(), typeof(Listener));
        await probe.SendAsync("running");
        await probe.SawAsync(1);

        Task stop = app.StopAsync();
        Assert.False(stop.IsCompleted);
        gate.SetResult();
        await stop;

        await probe.HoldsAsync(0);
    }

    [Fact]
    public async Task A_stop_in_a_hurry_tells_what_runs_to_end()
    {
        QueueProbe probe = await QueueProbe.CreateAsync(azurite);
        probe.OnMessage = _ => Task.Delay(Timeout.Infinite, probe.Told);
        await using TestApp app = await TestApp.StartAsync(probe.Settings(), typeof(Obedient));
        await probe.SendAsync("endless");
        await probe.SawAsync(1);

        await app.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        Assert.True(probe.Told.IsCancellationRequested);
        await probe.HoldsAsync(1);
    }

    [Fact]
    public async Task A_poison_queue_has_none_of_its_own_and_its_failures_wait_as_long_as_a_lease()
    {
        ManualTimeProvider clock = new();
        QueueProbe probe = await QueueProbe.CreateAsync(azurite, "-poison");
        probe.OnMessage = message => message.EndsWith('3') ? Task.CompletedTask : throw new InvalidOperationException("not yet");
        await using TestApp app = await TestApp.StartAsync(
            probe.Settings((QueueSection + "maxDequeueCount", "1")) + (builder => builder.Services.AddSingleton<TimeProvider>(clock)),
            typeof(Listener));

        await probe.SendAsync("sour");
        for (int attempt = 1; attempt < 3; attempt++)
        {
            await probe.SawAsync(attempt);
            await Eventually.HoldsAsync(() => clock.NextDueUtc == clock.GetUtcNow() + TimeSpan.FromMinutes(10), "the hold");
            clock.Advance(TimeSpan.FromMinutes(10));
        }

        await probe.HoldsAsync(0);
        Assert.Equal(["sour 1", "sour 2", "sour 3"], probe.Seen);
        Assert.False(await probe.Named(probe.Name + "-poison").ExistsAsync());
    }

    [Fact]
    public async Task A_disabled_function_leaves_its_queue_alone()
    {
        QueueProbe probe = await QueueProbe.CreateAsync(azurite);
        await probe.SendAsync("waiting");
        await using (TestApp app = await TestApp.StartAsync(
            probe.Settings(("AzureWebJobs:Listener:Disabled", "true")), typeof(Listener)))
        {
            await app.StopAsync();
        }

        Assert.Equal(0, (await probe.Queue.PeekMessageAsync()).Value.DequeueCount);
    }
}
