using FunctionApp.Handoffs;
using FunctionApp.Tests.Support;
using Xunit;

namespace FunctionApp.Tests.Approvals;

public sealed class SeveralPeopleTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task Two_different_people_have_to_say_yes_where_two_are_needed()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString, a => a with { Needed = 2 });
        await bench.OpenAsync();
        Desk sam = new(bench, bench.LinkOf("Sam"));

        Assert.Contains("counted", (await sam.PostJsonAsync("""{"decision":"approve"}""")).Body, StringComparison.Ordinal);
        Assert.Contains("counted", (await sam.PostJsonAsync("""{"decision":"approve"}""")).Body, StringComparison.Ordinal);
        Assert.IsType<ApprovalDecision.Pending>(await bench.SettleAsync("event", 1));
        await new Desk(bench, bench.LinkOf("Pia")).PostJsonAsync("""{"decision":"approve"}""");

        Assert.Equal(2, Assert.IsType<ApprovalDecision.Approved>(await bench.SettleAsync("event", 2)).By.Split(',').Length);
    }

    [Fact]
    public async Task An_edit_voids_the_yes_that_was_given_to_the_old_text_and_asks_again()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString, a => a with { Needed = 2 });
        await bench.OpenAsync();
        Desk sam = new(bench, bench.LinkOf("Sam"));
        Desk pia = new(bench, bench.LinkOf("Pia"));
        IReadOnlyDictionary<string, string> seen = await sam.FieldsAsync();
        await sam.PostJsonAsync("""{"decision":"approve"}""");

        await pia.PostAsync(await pia.FieldsAsync(), ("decision", "edit"), ("edit:reply.body", "Another text"));
        ApprovalDecision.Pending pending = Assert.IsType<ApprovalDecision.Pending>(await bench.SettleAsync("event", 1));
        Answered stale = await sam.PostAsync(seen, ("decision", "approve"));
        await sam.PostAsync(await sam.FieldsAsync(), ("decision", "approve"));

        Assert.Equal("edited", Assert.Single(pending.Notices).Reason);
        Assert.Equal("sam", pending.Notices[0].PersonId);
        Assert.Equal(409, stale.Status);
        Assert.True(Assert.IsType<ApprovalDecision.Approved>(await bench.SettleAsync("event", 2)).Edited);
    }

    [Fact]
    public async Task Who_changed_the_text_cannot_be_the_one_to_release_it_where_four_eyes_are_wanted()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString, a => a with { NotEditor = true });
        await bench.OpenAsync();
        Desk sam = new(bench, bench.LinkOf("Sam"));
        await sam.PostAsync(await sam.FieldsAsync(), ("decision", "edit"), ("edit:reply.body", "Another text"));

        Answered own = await sam.PostAsync(await sam.FieldsAsync(), ("decision", "approve"));
        Desk pia = new(bench, bench.LinkOf("Pia"));
        await pia.PostAsync(await pia.FieldsAsync(), ("decision", "approve"));

        Assert.Equal(403, own.Status);
        Assert.Equal("p-", Assert.IsType<ApprovalDecision.Approved>(await bench.SettleAsync("event", 1)).By[..2]);
    }

    [Fact]
    public async Task Who_asked_for_the_item_is_not_asked_and_cannot_be_passed_the_question()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString, a => a with { NotRequester = true });
        await bench.OpenAsync(requester: "SAM@shop.example");

        Answered passed = await new Desk(bench, bench.LinkOf("Pia")).PostJsonAsync("""{"decision":"delegate","to":"sam"}""");

        Assert.Equal("pia@shop.example", Assert.Single(bench.Mails).ToAddress);
        Assert.Equal(403, passed.Status);
    }

    [Fact]
    public async Task Who_passes_a_question_on_has_no_voice_any_more()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString);
        await bench.OpenAsync();
        Desk sam = new(bench, bench.LinkOf("Sam"));

        await sam.PostJsonAsync("""{"decision":"delegate","to":"olga"}""");
        ApprovalDecision.Pending pending = Assert.IsType<ApprovalDecision.Pending>(await bench.SettleAsync("event", 1));
        await bench.NotifyAsync("approval.1", pending.Notices);
        Answered own = await sam.PostJsonAsync("""{"decision":"approve"}""");
        await new Desk(bench, bench.LinkOf("Olga Operations")).PostJsonAsync("""{"decision":"approve"}""");

        Assert.Equal(403, own.Status);
        Assert.Equal("olga", Assert.IsType<ApprovalDecision.Approved>(await bench.SettleAsync("event", 2)).By);
    }

    [Fact]
    public async Task Ask_me_later_wakes_the_run_then_and_mails_only_that_person()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString);
        await bench.OpenAsync();
        await new Desk(bench, bench.LinkOf("Sam")).PostJsonAsync("""{"decision":"later","hours":1}""");

        ApprovalDecision.Pending waiting = Assert.IsType<ApprovalDecision.Pending>(await bench.SettleAsync("event", 1));
        bench.Clock.Advance(TimeSpan.FromHours(1));
        ApprovalDecision.Pending later = Assert.IsType<ApprovalDecision.Pending>(await bench.SettleAsync("reminder", 2));

        Assert.Equal(bench.Clock.GetUtcNow(), waiting.WakeUtc);
        Assert.Equal(new GateNotice("sam", 3, "later"), Assert.Single(later.Notices));
    }

    [Fact]
    public async Task A_person_does_the_step_and_the_run_gets_its_output()
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString);
        await bench.OpenAsync(ApprovalKind.Manual, "classify");
        Desk sam = new(bench, bench.LinkOf("Sam"));

        Answered wrong = await sam.PostAsync([], ("decision", "manual"), ("edit:label", "nonsense"));
        await sam.PostAsync([], ("decision", "manual"), ("edit:label", "refund"));

        Assert.Equal(422, wrong.Status);
        ApprovalDecision.Approved done = Assert.IsType<ApprovalDecision.Approved>(await bench.SettleAsync("event", 1, "classify.1"));
        Dictionary<string, object> output = await bench.ReadAsync<Dictionary<string, object>>(done.ManualOutput!);
        Assert.Equal("refund", output["label"].ToString());
    }

    [Theory]
    [InlineData(ApprovalKind.Doubt, "reply", "it_was_not")]
    [InlineData(ApprovalKind.Rollback, "reply", "accept")]
    [InlineData(ApprovalKind.Incident, "route", "skip")]
    public async Task Other_questions_take_one_of_their_choices(ApprovalKind kind, string stepId, string choice)
    {
        await using ApprovalsBench bench = await ApprovalsBench.StartAsync(azurite.ConnectionString);
        await bench.OpenAsync(kind, stepId);
        Desk sam = new(bench, bench.LinkOf("Sam"));

        Assert.Equal(422, (await sam.PostJsonAsync("""{"decision":"approve"}""")).Status);
        await sam.PostAsync(await sam.FieldsAsync(), ("decision", choice), ("comment", "looked it up"));

        Assert.Equal(choice, Assert.IsType<ApprovalDecision.Approved>(await bench.SettleAsync("event", 1, $"{stepId}.1")).Choice);
    }
}
