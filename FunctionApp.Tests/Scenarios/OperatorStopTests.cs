using System.Net;
using System.Net.Http.Json;
using FunctionApp.Tests.Support.Houses;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class OperatorStopTests
{
    [Fact]
    public async Task An_operator_cancels_a_run_that_waits_and_nothing_is_sent()
    {
        await using House house = await House.StartAsync();
        await StopsAsync(house, "cancel", "CANCELLED");
    }

    [Fact]
    public async Task An_operator_rolls_a_waiting_run_back_and_nothing_is_sent()
    {
        await using House house = await House.StartAsync();
        await StopsAsync(house, "rollback", "ROLLED_BACK");
    }

    private static async Task StopsAsync(House house, string act, string state)
    {
        string run = await house.BeginAsync("support-reply", Tickets.Risky());
        await house.UntilStateAsync(run, "AWAITING_APPROVAL");
        using HttpResponseMessage answer = await house.Client.PostAsJsonAsync(
            $"api/runs/{run}/actions/{act}", new { reason = "the customer called", actor = "support-lead" });
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await house.UntilStateAsync(run, state);
        Assert.Empty(house.Helpdesk.Requests);
        await Records.AreWholeAsync(house, run);
    }
}
