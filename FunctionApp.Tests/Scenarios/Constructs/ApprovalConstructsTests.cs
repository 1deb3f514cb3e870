using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Scenarios.Constructs;

/// <summary>Each word of an approval, on the whole app: who is asked, what counts as a yes, and what silence is.</summary>
public sealed partial class ApprovalConstructsTests
{
    private static readonly (string, string) TwoPeople = ("Handshake:People:support-lead", "Sam <sam@shop.example>; Pia <pia@shop.example>");

    [Fact]
    public async Task Two_voices_are_two_people()
    {
        using TempFolder folder = Asking("needed: 2");
        await using House house = await SmallContract.StartAsync(folder, null, TwoPeople);
        string run = await house.BeginAsync(SmallContract.Workflow, SmallContract.Item());
        string sam = await LinkOfAsync(house, "sam");

        await Desk.DecideAsync(house, sam, "approve");
        await Desk.DecideAsync(house, sam, "approve");
        Assert.Equal("AWAITING_APPROVAL", (await house.RunAsync(run)).GetProperty("state").GetString());
        Assert.Empty(house.Helpdesk.Requests);

        await Desk.DecideAsync(house, await LinkOfAsync(house, "pia"), "approve");
        await house.UntilStateAsync(run, "COMPLETED");
        Assert.Single(house.Helpdesk.Requests);
        await Records.AreWholeAsync(house, run);
    }

    [Fact]
    public async Task Who_changed_the_text_is_not_who_releases_it()
    {
        using TempFolder folder = Asking("not_editor: true, editable: [assign.queue]");
        await using House house = await SmallContract.StartAsync(folder, null, TwoPeople);
        string run = await house.BeginAsync(SmallContract.Workflow, SmallContract.Item());
        string sam = await LinkOfAsync(house, "sam");

        await Desk.DecideAsync(house, sam, "edit", ("edit:assign.queue", "night"));
        (HttpStatusCode own, _) = await Desk.DecideAsync(house, sam, "approve");
        Assert.Equal(HttpStatusCode.Forbidden, own);
        await Desk.DecideAsync(house, await LinkOfAsync(house, "pia"), "approve");

        await house.UntilStateAsync(run, "COMPLETED");
        Assert.Equal("night", Assert.Single(house.Helpdesk.Requests).Json.GetProperty("queue").GetString());
    }

    [Fact]
    public async Task Who_asked_for_the_item_is_not_asked_to_release_it()
    {
        using TempFolder folder = Asking("not_requester: true");
        await using House house = await SmallContract.StartAsync(folder, null, TwoPeople);
        string run = await house.BeginAsync(SmallContract.Workflow, SmallContract.Item("I-1", ("asked_by", "Sam@shop.example")));

        await Desk.DecideAsync(house, await LinkOfAsync(house, "pia"), "approve");

        await house.UntilStateAsync(run, "COMPLETED");
        Assert.Single(house.Helpdesk.Requests);
        Assert.DoesNotContain(house.Mail.Mails, m => m.To.Contains("sam@shop.example"));
    }

    [Fact]
    public async Task Only_a_field_that_is_editable_can_be_edited()
    {
        using TempFolder folder = Asking("editable: [assign.queue]");
        await using House house = await SmallContract.StartAsync(folder);
        string run = await house.BeginAsync(SmallContract.Workflow, SmallContract.Item());
        string sam = await LinkOfAsync(house, "sam");

        (HttpStatusCode refused, _) = await Desk.DecideAsync(house, sam, "edit", ("edit:assign.ticket_id", "I-99"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused);
        await Desk.DecideAsync(house, sam, "approve");
        await house.UntilStateAsync(run, "COMPLETED");
        Assert.Equal("/tickets/I-1/assignment", Assert.Single(house.Helpdesk.Requests).Path);
    }

    [Theory]
    [InlineData("typed_code: true", "low")]
    [InlineData("needed: 1", "high")]
    public async Task A_typed_code_or_the_high_tier_wants_the_six_digits_of_the_mail(string word, string tier)
    {
        using TempFolder folder = Asking(word, tier: tier);
        await using House house = await SmallContract.StartAsync(folder);
        string run = await house.BeginAsync(SmallContract.Workflow, SmallContract.Item());
        SinkMail mail = (await house.Mail.ReceivedAsync(1))[0];
        string link = Links.ApprovalIn(mail);

        (HttpStatusCode without, _) = await Desk.DecideAsync(house, link, "approve");
        Assert.NotEqual(HttpStatusCode.OK, without);
        Assert.Equal("AWAITING_APPROVAL", (await house.UntilStateAsync(run, "AWAITING_APPROVAL")).GetProperty("state").GetString());
        await Desk.DecideAsync(house, link, "approve", ("code", Code().Match(mail.Text).Groups[1].Value));
        await house.UntilStateAsync(run, "COMPLETED");
        Assert.Single(house.Helpdesk.Requests);
    }

    [Fact]
    public async Task A_no_takes_a_reason_of_the_list()
    {
        using TempFolder folder = Asking("reason_codes: [too_late]");
        await using House house = await SmallContract.StartAsync(folder);
        string run = await house.BeginAsync(SmallContract.Workflow, SmallContract.Item());
        string sam = await LinkOfAsync(house, "sam");

        (HttpStatusCode unknown, _) = await Desk.DecideAsync(house, sam, "decline", ("reason_code", "made_up"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown);
        await Desk.DecideAsync(house, sam, "decline", ("reason_code", "too_late"));

        JsonElement done = await house.UntilStateAsync(run, "DECLINED");
        Assert.Contains(SmallContract.Log(done), l => l.Contains("too_late", StringComparison.Ordinal));
        Assert.Empty(house.Helpdesk.Requests);
    }

    [Fact]
    public async Task Silence_may_be_a_yes()
    {
        using TempFolder folder = Asking("needed: 1", "approve");
        await using House house = await SmallContract.StartAsync(folder);
        string run = await house.BeginAsync(SmallContract.Workflow, SmallContract.Item());
        await house.UntilStateAsync(run, "AWAITING_APPROVAL");
        DateTimeOffset asked = house.Clock.GetUtcNow();

        await house.Clock.AdvanceUntilAsync(
            () => Task.FromResult(house.Helpdesk.Requests.Count == 1), TimeSpan.FromMinutes(30), TimeSpan.FromHours(20), "silence is a yes");

        Assert.InRange(house.Clock.GetUtcNow() - asked, TimeSpan.FromHours(8), TimeSpan.FromHours(16));
        await house.UntilStateAsync(run, "COMPLETED");
    }

    [Fact]
    public async Task Silence_may_pause_the_run_and_the_question_is_asked_again_when_somebody_says_so()
    {
        using TempFolder folder = Asking("needed: 1", "pause");
        await using House house = await SmallContract.StartAsync(folder);
        string run = await house.BeginAsync(SmallContract.Workflow, SmallContract.Item());
        await house.UntilStateAsync(run, "AWAITING_APPROVAL");
        await house.MoveUntilStateAsync(run, "PAUSED", TimeSpan.FromMinutes(30), TimeSpan.FromHours(20));
        Assert.Empty(house.Helpdesk.Requests);

        await Desk.DecideAsync(house, await LinkOfAsync(house, "olga"), "retry", ("comment", "she is back"));
        await house.UntilStateAsync(run, "AWAITING_APPROVAL");
        await Eventually.HoldsAsync(() => house.Mail.Mails.Count(m => m.To.Contains("sam@shop.example")) == 2, "asked again");
        await Desk.DecideAsync(house, await LinkOfAsync(house, "sam"), "approve");
        await house.UntilStateAsync(run, "COMPLETED");
        Assert.Single(house.Helpdesk.Requests);
    }

    [Fact]
    public async Task Reminders_go_to_those_who_were_asked_and_an_escalation_to_the_next_role()
    {
        using TempFolder folder = Asking("reminders: [PT2H], escalation: [{ after: PT4H, role: content-lead }]");
        await using House house = await SmallContract.StartAsync(folder);
        string run = await house.BeginAsync(SmallContract.Workflow, SmallContract.Item());
        await house.UntilStateAsync(run, "AWAITING_APPROVAL");
        await house.Mail.ReceivedAsync(1);
        DateTimeOffset asked = house.Clock.GetUtcNow();

        await MoveUntilMailsAsync(house, "sam", 2);
        Assert.True(house.Clock.GetUtcNow() - asked >= TimeSpan.FromHours(2));
        await MoveUntilMailsAsync(house, "carla", 1);
        Assert.True(house.Clock.GetUtcNow() - asked >= TimeSpan.FromHours(4));

        await Desk.DecideAsync(house, await LinkOfAsync(house, "carla"), "approve");
        await house.UntilStateAsync(run, "COMPLETED");
        await Records.AreWholeAsync(house, run);
    }

    private static Task MoveUntilMailsAsync(House house, string person, int count) => house.Clock.AdvanceUntilAsync(
        () => Task.FromResult(house.Mail.Mails.Count(m => m.To.Contains($"{person}@shop.example")) >= count),
        TimeSpan.FromMinutes(5), TimeSpan.FromHours(7), $"{count} mails to {person}");

    private static async Task<string> LinkOfAsync(House house, string person)
    {
        await Eventually.HoldsAsync(() => house.Mail.Mails.Any(m => m.To.Contains($"{person}@shop.example")), $"a mail to {person}");
        return Links.ApprovalIn(house.Mail.Mails.Last(m => m.To.Contains($"{person}@shop.example")));
    }

    private static TempFolder Asking(string words, string silence = "decline", string tier = "low") => SmallContract.Of(
        $"  - id: ask\n    owner: support-lead\n    needs: []\n    do: {{ kind: approve, role: support-lead, covers: [assign], deadline: PT8H, silence: {silence}, {words} }}\n"
            + SmallContract.Assign,
        "{ idempotency_key: [/id], requester: record.asked_by, fields: [{ name: id, type: line, required: true }, { name: asked_by, type: email, sensitivity: personal }] }",
        tier: tier);

    [GeneratedRegex(@"Code to type there: (\d{6})")]
    private static partial Regex Code();
}
