using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Blobs;
using FunctionApp.Tests.Support;
using LocalHost.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Functions;

public sealed class TimerTriggerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 30, TimeSpan.Zero));
    private readonly string _hostId = AzuriteFixture.NewName("h");
    private readonly Ticks _ticks = new();

    public sealed class Ticks
    {
        internal ConcurrentQueue<string> Seen { get; } = [];

        internal Func<Task> OnTick { get; set; } = () => Task.CompletedTask;
    }

    public sealed class Hourly(Ticks ticks, TimeProvider time)
    {
        [Function("Hourly")]
        public Task RunAsync([TimerTrigger("%Schedule%")] TimerInfo timer)
        {
            ticks.Seen.Enqueue($"{time.GetUtcNow():HH:mm:ss}{(timer.IsPastDue ? " late" : "")}{(timer.ScheduleStatus is null ? " unmonitored" : "")}");
            return ticks.OnTick();
        }
    }

    public sealed class AtStart(Ticks ticks)
    {
        [Function("AtStart")]
        public void Run([TimerTrigger("0 0 4 * * *", RunOnStartup = true)] TimerInfo timer) => ticks.Seen.Enqueue($"start {timer.IsPastDue}");
    }

    private Action<FunctionsApplicationBuilder> Settings(string schedule) => builder =>
    {
        builder.Services.AddSingleton(_ticks).AddSingleton<TimeProvider>(_clock);
        builder.Configuration.AddInMemoryCollection(
            [
                new(StorageConnection.DefaultSetting, azurite.ConnectionString),
                new("LocalHost:HostId", _hostId),
                new("Schedule", schedule),
                new("WEBSITE_TIME_ZONE", "UTC"),
            ]);
    };

    private BlobClient Status => azurite.Storage.Blobs.GetBlobContainerClient("azure-webjobs-hosts")
        .GetBlobClient($"timers/{_hostId}/Host.Functions.Hourly/status");

    private Task WaitsUntilAsync(string time) => Eventually.HoldsAsync(
        () => $"{_clock.NextDueUtc:HH:mm:ss}" == time, $"a timer due at {time}");

    private async Task MoveToAsync(string time, TimeSpan by, int seen)
    {
        await WaitsUntilAsync(time);
        _clock.Advance(by);
        await Eventually.HoldsAsync(() => _ticks.Seen.Count == seen, $"{seen} runs");
    }

    [Fact]
    public async Task A_timer_fires_by_its_schedule_and_remembers_its_run()
    {
        await using TestApp app = await TestApp.StartAsync(Settings("0 0 * * * *"), typeof(Hourly));

        await MoveToAsync("10:00:00", TimeSpan.FromMinutes(60), 1);
        await MoveToAsync("11:00:00", TimeSpan.FromMinutes(60), 2);
        await WaitsUntilAsync("12:00:00");

        Assert.Equal(["10:00:00", "11:00:00"], _ticks.Seen);
        JsonElement status = (await Status.DownloadContentAsync()).Value.Content.ToObjectFromJson<JsonElement>();
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 11, 0, 0, TimeSpan.Zero), status.GetProperty("Last").GetDateTimeOffset());
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero), status.GetProperty("Next").GetDateTimeOffset());
    }

    [Fact]
    public async Task Missed_runs_are_made_up_by_one_run_that_is_past_due()
    {
        await using (TestApp before = await TestApp.StartAsync(Settings("0 0 * * * *"), typeof(Hourly)))
        {
            await MoveToAsync("10:00:00", TimeSpan.FromMinutes(60), 1);
            await WaitsUntilAsync("11:00:00");
        }

        _clock.Advance(TimeSpan.FromHours(5));
        await using TestApp after = await TestApp.StartAsync(Settings("0 0 * * * *"), typeof(Hourly));
        await WaitsUntilAsync("16:00:00");

        Assert.Equal(["10:00:00", "15:00:30 late"], _ticks.Seen);
    }

    [Fact]
    public async Task A_first_start_runs_nothing_and_a_missed_first_run_is_past_due()
    {
        await using (TestApp before = await TestApp.StartAsync(Settings("0 0 * * * *"), typeof(Hourly)))
        {
            await WaitsUntilAsync("10:00:00");
        }

        Assert.Empty(_ticks.Seen);
        _clock.Advance(TimeSpan.FromHours(1));
        await using TestApp after = await TestApp.StartAsync(Settings("0 0 * * * *"), typeof(Hourly));
        await WaitsUntilAsync("11:00:00");

        Assert.Equal(["10:00:30 late"], _ticks.Seen);
    }

    [Fact]
    public async Task A_changed_schedule_is_not_past_due()
    {
        await using (TestApp before = await TestApp.StartAsync(Settings("0 0 * * * *"), typeof(Hourly)))
        {
            await MoveToAsync("10:00:00", TimeSpan.FromMinutes(60), 1);
            await WaitsUntilAsync("11:00:00");
        }

        _clock.Advance(TimeSpan.FromHours(5));
        await using TestApp after = await TestApp.StartAsync(Settings("0 30 * * * *"), typeof(Hourly));
        await WaitsUntilAsync("15:30:00");

        Assert.Equal(["10:00:00"], _ticks.Seen);
    }

    [Theory]
    [InlineData("*/30 * * * * *", "09:01:00")]
    [InlineData("00:00:45", "09:01:15")]
    public async Task A_timer_more_frequent_than_once_a_minute_remembers_nothing(string schedule, string first)
    {
        await using TestApp app = await TestApp.StartAsync(Settings(schedule), typeof(Hourly));

        await MoveToAsync(first, TimeSpan.FromSeconds(45), 1);

        Assert.Equal([first + " unmonitored"], _ticks.Seen.Select(s => first + s[8..]));
        Assert.False(await Status.ExistsAsync());
    }

    [Fact]
    public async Task Runs_never_overlap_and_a_failure_does_not_end_the_schedule()
    {
        TaskCompletionSource gate = new();
        _ticks.OnTick = async () =>
        {
            await gate.Task;
            throw new InvalidOperationException("bad tick");
        };
        await using TestApp app = await TestApp.StartAsync(Settings("0 */10 * * * *"), typeof(Hourly));

        await MoveToAsync("09:10:00", TimeSpan.FromMinutes(10), 1);
        _clock.Advance(TimeSpan.FromMinutes(25));
        Assert.Single(_ticks.Seen);
        gate.SetResult();
        await MoveToAsync("09:40:00", TimeSpan.FromMinutes(5), 2);

        Assert.Equal(["09:10:00", "09:40:00"], _ticks.Seen);
    }

    [Fact]
    public async Task Run_on_startup_runs_at_each_start()
    {
        for (int i = 0; i < 2; i++)
        {
            await using TestApp app = await TestApp.StartAsync(Settings(""), typeof(AtStart));
            await WaitsUntilAsync("04:00:00");
        }

        Assert.Equal(["start False", "start False"], _ticks.Seen);
    }

    [Fact]
    public void A_schedule_that_is_none_stops_the_start()
    {
        Exception refused = Assert.Throws<global::LocalHost.Functions.LocalHostStartException>(
            () => TestApp.Build(Settings("every day"), typeof(Hourly)));

        Assert.Equal("Function 'Hourly' has the schedule 'every day': 'every day' has 2 fields, and a schedule has five or six.", refused.Message);
    }
}
