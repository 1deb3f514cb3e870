using FunctionApp.Approvals;
using FunctionApp.Approvals.Gates;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts.People;
using Xunit;

namespace FunctionApp.Tests.Approvals;

public sealed class GateTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task Opening_twice_opens_one_gate_and_asks_everybody_of_the_role_once()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString);

        OpenGate first = await bench.OpenAsync();
        OpenGate again = await bench.OpenAsync();

        Assert.Equal(bench.Clock.GetUtcNow() + TimeSpan.FromHours(24), first.DeadlineUtc);
        Assert.Equal([TimeSpan.FromHours(4), TimeSpan.FromHours(8), TimeSpan.FromHours(20)], again.RemindersUtc.Select(r => r - bench.Clock.GetUtcNow()));
        Assert.Equal(["sam@shop.example", "pia@shop.example"], bench.Mails.Select(m => m.ToAddress));
        Assert.Equal(2, bench.Mails.Select(m => m.Key).Distinct().Count());
        Assert.Single(await bench.Gates.ReadOpenAsync(default), g => g.RunId == bench.RunId);
    }

    [Fact]
    public async Task A_reminder_goes_to_all_and_an_escalation_to_the_next_role_and_a_second_delivery_gets_the_same()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString);
        await bench.OpenAsync();

        bench.Clock.Advance(TimeSpan.FromHours(4));
        ApprovalDecision.Pending reminded = Assert.IsType<ApprovalDecision.Pending>(await bench.SettleAsync("reminder", 1));
        Gate gate = (await bench.Gates.FindAsync(bench.RunId, "approval.1", default))!;
        Assert.Equal(reminded.Notices, GateCalls.Due(gate, 1, bench.Clock.GetUtcNow(), bench.Get<PeopleCatalog>()).Notices);
        bench.Clock.Advance(TimeSpan.FromHours(4));
        ApprovalDecision.Pending escalated = Assert.IsType<ApprovalDecision.Pending>(await bench.SettleAsync("reminder", 2));
        ApprovalDecision.Pending nothing = Assert.IsType<ApprovalDecision.Pending>(await bench.SettleAsync("event", 3));

        Assert.Equal(2, reminded.Notices.Count);
        Assert.Equal(new GateNotice("olga", 3, "escalation"), Assert.Single(escalated.Notices));
        Assert.Empty(nothing.Notices);
    }

    [Fact]
    public async Task Silence_is_stored_first_and_a_late_yes_is_told_so()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString);
        await bench.OpenAsync();
        string link = bench.LinkOf("Sam");
        bench.Clock.Advance(TimeSpan.FromHours(24));

        Answered before = await new Desk(bench, link).PostJsonAsync("""{"decision":"approve"}""");
        Assert.IsType<ApprovalDecision.Expired>(await bench.SettleAsync("deadline", 1));
        Answered after = await new Desk(bench, link).PostAsync([], ("decision", "approve"));

        Assert.Equal(410, before.Status);
        Assert.Contains("Nobody answered in time", after.Text, StringComparison.Ordinal);
        AuditExtract told = await bench.Get<AuditTrail>().ReadAsync(bench.RunId, default);
        Assert.Equal("APR007", told.Entries[^1].Event.Code);
    }

    [Fact]
    public async Task A_yes_stored_before_the_deadline_wins_over_the_silence()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString);
        await bench.OpenAsync();
        bench.Client.Fails = true;
        bench.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Answered answer = await new Desk(bench, bench.LinkOf("Sam")).PostJsonAsync("""{"decision":"approve"}""");
        bench.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(200, answer.Status);
        Assert.IsType<ApprovalDecision.Approved>(await bench.SettleAsync("deadline", 1));
    }

    [Fact]
    public async Task A_decision_whose_event_was_lost_is_told_again_until_the_run_takes_it()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString);
        await bench.OpenAsync();
        bench.Client.Fails = true;
        await new Desk(bench, bench.LinkOf("Sam")).PostJsonAsync("""{"decision":"approve"}""");
        bench.Client.Fails = false;

        await bench.Get<GateReconciler>().RunAsync(bench.Client, default);
        Assert.Single(bench.Client.Raised, r => r.RunId == bench.RunId);
        Assert.IsType<ApprovalDecision.Approved>(await bench.SettleAsync("event", 1));
        await bench.Get<GateReconciler>().RunAsync(bench.Client, default);

        Assert.Single(bench.Client.Raised, r => r.RunId == bench.RunId);
    }

    [Fact]
    public async Task A_gate_whose_run_has_ended_is_closed_everywhere()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString);
        await bench.OpenAsync();
        bench.Client.EndedRun = bench.RunId;

        await bench.Get<GateReconciler>().RunAsync(bench.Client, default);

        Assert.DoesNotContain(await bench.Gates.ReadOpenAsync(default), g => g.RunId == bench.RunId);
        Assert.Contains("\"result\":\"already\"", (await new Desk(bench, bench.LinkOf("Sam")).PostJsonAsync("""{"decision":"approve"}""")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_stand_nowhere_but_in_the_mail()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString);
        await bench.OpenAsync();
        string token = bench.LinkOf("Sam").Split("?t=")[1];
        await new Desk(bench, bench.LinkOf("Sam")).PostJsonAsync("""{"decision":"approve"}""");
        await bench.SettleAsync("event", 1);

        foreach (string table in (string[])["approvals", "effectledger", "audittrail"])
        {
            await foreach (Azure.Data.Tables.TableEntity row in bench.Get<Azure.Data.Tables.TableServiceClient>().GetTableClient(table).QueryAsync<Azure.Data.Tables.TableEntity>())
            {
                Assert.DoesNotContain(row, p => p.Value?.ToString()?.Contains(token, StringComparison.Ordinal) == true);
            }
        }
    }
}
