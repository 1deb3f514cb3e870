using System.Text.Json;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Scenarios.Constructs;

/// <summary>What a step does when it fails: its attempts, the waits between them, and each fallback.</summary>
public sealed class FailureConstructsTests
{
    private const string Source = """
        lookups:
          - { id: customer, source: { kind: http, connector: crm, operation: customer }, key: record.id, required: true }
        """;

    [Fact]
    public async Task Attempts_wait_longer_each_time_up_to_the_longest_wait_and_end()
    {
        await using HttpSink crm = await HttpSink.StartAsync();
        using TempFolder folder = Asking("{ attempts: 5, delay: PT10S, backoff: 3, max_delay: PT40S, timeout: PT2M }");
        await using House house = await SmallContract.StartAsync(folder, crm);
        List<DateTimeOffset> asked = [];
        crm.Answer(_ =>
        {
            asked.Add(house.Clock.GetUtcNow());
            return new SinkAnswer(503);
        });

        string run = await house.BeginAsync(SmallContract.Workflow, SmallContract.Item());
        await house.MoveUntilStateAsync(run, "FAILED", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));

        double[] waits = [.. asked.Zip(asked.Skip(1), (a, b) => (b - a).TotalSeconds)];
        Assert.Equal(4, waits.Length);
        Assert.InRange(waits[0], 10, 20);
        Assert.InRange(waits[1], 30, 39);
        Assert.All(waits[2..], w => Assert.InRange(w, 40, 49));
        JsonElement done = await house.RunAsync(run);
        Assert.Equal(4, SmallContract.Log(done).Count(l => l == "ask retry ENR003"));
        await Records.AreWholeAsync(house, run);
    }

    [Fact]
    public async Task A_code_that_is_permanent_is_not_tried_again_and_a_step_that_may_be_skipped_is()
    {
        await using HttpSink crm = await HttpSink.StartAsync();
        crm.Answer(_ => new SinkAnswer(503));
        using TempFolder folder = Asking("{ attempts: 5, delay: PT10S, timeout: PT30S, permanent: [ENR003] }", "    skippable: true\n    fallbacks: [{ kind: skip }]\n");
        await using House house = await SmallContract.StartAsync(folder, crm);

        JsonElement done = await SmallContract.RunAsync(house, SmallContract.Item(), "COMPLETED");

        Assert.Single(crm.Requests);
        Assert.Contains("ask skip ENR003", SmallContract.Log(done));
        Assert.DoesNotContain("ask retry ENR003", SmallContract.Log(done));
        Assert.Single(house.Helpdesk.Requests);
    }

    [Fact]
    public async Task An_attempt_that_says_nothing_ends_at_its_timeout()
    {
        await using HttpSink crm = await HttpSink.StartAsync();
        crm.Answer(_ => SinkAnswer.Hanging);
        using TempFolder folder = Asking("{ attempts: 1, delay: PT10S, timeout: PT7S }", "    skippable: true\n    fallbacks: [{ kind: skip }]\n");
        await using House house = await SmallContract.StartAsync(folder, crm);
        string run = await house.BeginAsync(SmallContract.Workflow, SmallContract.Item());
        await crm.ReceivedAsync(1);

        house.Clock.Advance(TimeSpan.FromSeconds(8));

        JsonElement done = await house.UntilStateAsync(run, "COMPLETED");
        Assert.Contains(SmallContract.Log(done), l => l.StartsWith("ask skip ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_step_waits_as_often_as_it_may_then_pauses_tells_a_role_and_goes_on_when_told()
    {
        await using HttpSink crm = await HttpSink.StartAsync();
        crm.AnswerNext(new SinkAnswer(503), new SinkAnswer(503), new SinkAnswer(503));
        crm.Answer(_ => new SinkAnswer(Body: """{"customers":[{"tier":"gold"}]}"""));
        using TempFolder folder = Asking(
            "{ attempts: 1, delay: PT10S, timeout: PT2M }",
            "    fallbacks: [{ kind: delay, for: PT1H, times: 2 }, { kind: pause_and_alert, role: content-lead }]\n");
        await using House house = await SmallContract.StartAsync(folder, crm);
        string run = await house.BeginAsync(SmallContract.Workflow, SmallContract.Item());

        await house.MoveUntilStateAsync(run, "PAUSED", TimeSpan.FromMinutes(10), TimeSpan.FromHours(4));
        Assert.InRange(house.Clock.GetUtcNow().Hour, 11, 12);
        Assert.Equal(3, crm.Requests.Count);
        SinkMail mail = (await house.Mail.ReceivedAsync(1))[0];
        Assert.Contains("carla@shop.example", mail.To);
        await Desk.DecideAsync(house, Links.ApprovalIn(mail), "retry", ("comment", "it is up again"));

        JsonElement done = await house.UntilStateAsync(run, "COMPLETED");
        Assert.Equal(4, crm.Requests.Count);
        Assert.Contains("ask pause_and_alert ENR003", SmallContract.Log(done));
        await Records.AreWholeAsync(house, run);
    }

    [Fact]
    public async Task The_plain_rules_decide_where_the_table_cannot()
    {
        using TempFolder folder = Deciding("[{ kind: rules_only, table: rules/plain.yaml }]");
        await using House house = await SmallContract.StartAsync(folder);

        JsonElement done = await SmallContract.RunAsync(house, SmallContract.Item(), "COMPLETED");

        Assert.Equal("plain", Assert.Single(house.Helpdesk.Requests).Json.GetProperty("queue").GetString());
        Assert.Contains("sort rules_only STP020", SmallContract.Log(done));
    }

    [Fact]
    public async Task A_person_does_the_step_by_hand_and_silence_until_the_deadline_ends_the_run()
    {
        using TempFolder folder = SmallContract.Of(
            """
              - id: short
                owner: support-lead
                needs: []
                do: { kind: summarize, text: [record.text], max_words: 5, route: [{ model: own-writer }] }
                fallbacks: [{ kind: manual_queue, role: content-lead, deadline: PT6H }]

            """ + SmallContract.Assign.Replace("{ field: queue, text: desk }", "{ field: queue, from: steps.short.text }", StringComparison.Ordinal),
            kind: "class: agent_assist");
        await using House house = await SmallContract.StartAsync(folder);
        string run = await house.BeginAsync(SmallContract.Workflow, SmallContract.Item(more: [("text", "All is well.")]));
        SinkMail mail = (await house.Mail.ReceivedAsync(1))[0];
        Assert.Contains("carla@shop.example", mail.To);
        await Desk.DecideAsync(house, Links.ApprovalIn(mail), "manual", ("edit:text", "by hand"));
        JsonElement done = await house.UntilStateAsync(run, "COMPLETED");
        Assert.Equal("by hand", Assert.Single(house.Helpdesk.Requests).Json.GetProperty("queue").GetString());
        Assert.Contains(SmallContract.Log(done), l => l.StartsWith("short manual_queue", StringComparison.Ordinal));

        string silent = await house.BeginAsync(SmallContract.Workflow, SmallContract.Item("I-2", ("text", "All is well.")));
        await house.UntilStateAsync(silent, "AWAITING_APPROVAL");
        DateTimeOffset asked = house.Clock.GetUtcNow();
        await house.MoveUntilStateAsync(silent, "DECLINED", TimeSpan.FromMinutes(30), TimeSpan.FromHours(23));
        Assert.InRange(house.Clock.GetUtcNow() - asked, TimeSpan.FromHours(6), TimeSpan.FromHours(16));
        Assert.Single(house.Helpdesk.Requests);
    }

    private static TempFolder Asking(string policy, string more = "") => SmallContract.Of(
        $"  - id: ask\n    owner: support-lead\n    needs: []\n    do: {{ kind: lookup, source: customer }}\n    on_failure: {policy}\n{more}" + SmallContract.Assign,
        head: Source);

    private static TempFolder Deciding(string fallbacks) => SmallContract.Of(
        $"  - id: sort\n    owner: support-lead\n    needs: []\n    do: {{ kind: decide, table: rules/never.yaml }}\n    fallbacks: {fallbacks}\n"
            + SmallContract.Assign.Replace("{ field: queue, text: desk }", "{ field: queue, from: steps.sort.queue }", StringComparison.Ordinal),
        files:
        [
            ("rules/never.yaml", Table("    when: { field: record.id, op: is, value: never }\n")),
            ("rules/plain.yaml", Table("")),
        ]);

    private static string Table(string when) =>
        $"hit_policy: first\ninputs: [record.id]\noutputs: [queue]\nrules:\n  - id: one\n{when}    then: {{ queue: plain }}\n";
}
