using System.Text.Json;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using LocalHost.Durable.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class TerminatedRunTests
{
    [Fact]
    public async Task A_run_terminated_from_outside_gets_its_ending_and_is_counted()
    {
        await using House house = await House.StartAsync();
        string run = await house.BeginAsync("support-reply", Tickets.Risky());
        await house.UntilStateAsync(run, "AWAITING_APPROVAL");
        await house.Services.GetRequiredService<LocalDurableTaskClient>().TerminateInstanceAsync(run);

        await house.Clock.AdvanceUntilAsync(
            async () => (await house.RunAsync(run)).GetProperty("state").GetString() == "CANCELLED",
            TimeSpan.FromMinutes(1),
            TimeSpan.FromHours(1),
            "the watchdog's ending");
        await Eventually.HoldsAsync(
            async () => Ended(await house.Client.GetStringAsync("api/kpis/support-reply?from=2026-03-01&to=2026-03-05")) == 1,
            "the run in the numbers");
        await Records.AreWholeAsync(house, run);
    }

    private static decimal Ended(string numbers)
    {
        using JsonDocument samples = JsonDocument.Parse(numbers);
        return samples.RootElement.EnumerateArray().Single(s => s.GetProperty("metric").GetString() == "throughput")
            .GetProperty("value").GetDecimal();
    }
}
