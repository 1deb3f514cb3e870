using FunctionApp.Local.Crashes;
using FunctionApp.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace FunctionApp.Tests.LocalHost.Crashes;

/// <summary>Faults planted in copies of LocalHost, each of which the crash rounds must find.</summary>
public sealed class PlantedFaultTests(AzuriteFixture azurite, ITestOutputHelper output) : IClassFixture<AzuriteFixture>
{
    private const int Rounds = 8;
    private const int MostTries = 6;

    [Fact]
    public Task An_event_acknowledged_before_its_commit_is_found() => IsFoundAsync(
        "HubCommands.cs",
        "? hub.PostAsync(new MessageReceived { InstanceId = id, Message = message(hub.Now) })",
        "? Task.Run(async () => { await Task.Delay(100); lock (hub.Runs.Gate) { _ = hub.PostAsync(new MessageReceived { InstanceId = id, Message = message(hub.Now) }); } }).IsCompleted ? Task.CompletedTask : Task.CompletedTask",
        "BeforeCommit");

    [Fact]
    public Task A_timer_kept_in_memory_only_is_found() => IsFoundAsync(
        "Wakeups.cs",
        "foreach (TimerCreated timer in run.State.OpenTimers.Values)",
        "foreach (TimerCreated timer in Array.Empty<TimerCreated>())",
        "AfterCommit");

    [Fact]
    public Task A_stored_message_that_is_not_applied_after_a_start_is_found() => IsFoundAsync(
        "TaskHub.cs",
        "                    _turns.Wake(run);\n                }\n            }\n        }\n\n        return purged;",
        "                }\n            }\n        }\n\n        return purged;",
        "AfterCommit");

    [Fact]
    public async Task Rounds_that_are_stopped_say_what_they_saw()
    {
        using CancellationTokenSource stop = new();
        await stop.CancelAsync();
        CrashReport report = await new CrashRounds(azurite.Storage, TextWriter.Null, CrashPlan.Default).RunAsync(Rounds, stop.Token);
        Assert.False(report.IsClean);
        Assert.Contains("BROKEN OFF: it was told to stop", report.ToString(), StringComparison.Ordinal);
    }

    private async Task IsFoundAsync(string file, string replace, string with, string point)
    {
        using PlantedHost host = PlantedHost.With(file, replace, with);
        CrashPlan plan = new(host.Program, [point], TimeSpan.FromSeconds(6));
        CrashReport report = await RoundsAsync(plan);
        for (int tried = 1; report.IsClean && tried < MostTries; tried++)
        {
            report = await RoundsAsync(plan);
        }

        Assert.Null(report.BrokenOff);
        Assert.True(report.LostRuns + report.LostEvents + report.Doubled + report.Stuck + report.Corrupt > 0, report.ToString());
    }

    private async Task<CrashReport> RoundsAsync(CrashPlan plan)
    {
        StringWriter said = new();
        CrashReport report = await new CrashRounds(azurite.Storage, TextWriter.Synchronized(said), plan).RunAsync(Rounds, CancellationToken.None);
        output.WriteLine($"{said}{report}");
        return report;
    }
}
