using System.Net;
using System.Text.Json;
using FunctionApp.Tests.Support.Houses;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class ExpansionTests
{
    [Fact]
    public async Task The_gate_says_what_the_numbers_of_real_runs_allow_and_by_which_rule()
    {
        using OwnWorkflows workflows = OwnWorkflows.Of(("min_runs: 100", "min_runs: 2"));
        await using House house = await House.StartAsync(workflows.Setting);
        string run = await house.BeginAsync("support-reply", Tickets.Risky());
        await Desk.DecideAsync(house, Links.ApprovalIn((await house.Mail.ReceivedAsync(1))[0]), "approve");
        await house.UntilStateAsync(run, "COMPLETED");
        await Records.AreWholeAsync(house, run);

        JsonElement few = await AskAsync(house);
        Assert.Equal(("hold", "min_runs", 1), Of(few));

        string second = await house.BeginAsync("support-reply", Tickets.Ordinary());
        await house.UntilStateAsync(second, "COMPLETED");
        await Records.AreWholeAsync(house, second);
        JsonElement enough = await AskAsync(house);
        Assert.Equal(("expand", "all_met", 2), Of(enough));
        Assert.Equal(
            0, enough.GetProperty("numbers").EnumerateArray().Single(n => n.GetProperty("metric").GetString() == "exception_rate" && n.TryGetProperty("low", out JsonElement low) && low.ValueKind == JsonValueKind.Number)
                .GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task An_unknown_workflow_has_no_gate()
    {
        await using House house = await House.StartAsync();
        using HttpResponseMessage answer = await house.Client.GetAsync("api/kpis/nobody/gate");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("KPI006", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> AskAsync(House house)
    {
        using JsonDocument answer = JsonDocument.Parse(await house.Client.GetStringAsync("api/kpis/support-reply/gate"));
        return answer.RootElement.Clone();
    }

    private static (string? Answer, string? Rule, int Runs) Of(JsonElement verdict) => (
        verdict.GetProperty("answer").GetString(), verdict.GetProperty("rule").GetString(), verdict.GetProperty("runs").GetInt32());
}
