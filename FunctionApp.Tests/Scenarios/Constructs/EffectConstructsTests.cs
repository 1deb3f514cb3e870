using System.Text.Json;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Scenarios.Constructs;

/// <summary>Each word of an effect, seen from the target: once, taken back, never taken back, in doubt.</summary>
public sealed class EffectConstructsTests
{
    private const string Input = """
        { idempotency_key: [/id], fields: [{ name: id, type: line, required: true }, { name: order, type: line }] }
        """;

    private static readonly string[] NoteCalls = ["POST /notes", "DELETE /notes/N-1"];

    [Fact]
    public async Task A_business_key_is_done_once_across_runs_and_a_run_key_once_in_each()
    {
        await using HttpSink crm = await HttpSink.StartAsync();
        using TempFolder folder = SmallContract.Of(
            SmallContract.Assign.Replace("scope: run }", "scope: business_key, key: [record.order] }", StringComparison.Ordinal)
                .Replace("from: record.id", "from: record.order", StringComparison.Ordinal)
            + Note("irreversible: true"), Input);
        await using House house = await SmallContract.StartAsync(folder, crm);

        JsonElement first = await SmallContract.RunAsync(house, SmallContract.Item("I-1", ("order", "O-7")), "COMPLETED");
        JsonElement second = await SmallContract.RunAsync(house, SmallContract.Item("I-2", ("order", "O-7")), "COMPLETED");
        await SmallContract.RunAsync(house, SmallContract.Item("I-3", ("order", "O-8")), "COMPLETED");

        Assert.Equal(["/tickets/O-7/assignment", "/tickets/O-8/assignment"], house.Helpdesk.Requests.Select(r => r.Path));
        Assert.Equal(3, crm.Requests.Count);
        Assert.Equal(3, crm.Requests.Select(r => r.Header("Idempotency-Key")).Distinct().Count());
        await Records.AreWholeAsync(house, SmallContract.Id(first));
        await Records.AreWholeAsync(house, SmallContract.Id(second));
    }

    [Theory]
    [InlineData("compensation: { operation: delete_note, payload: [{ field: note, from: receipts.note.external_ref }] }", "ROLLED_BACK", 2)]
    [InlineData("irreversible: true", "PARTIALLY_ROLLED_BACK", 1)]
    public async Task What_was_done_is_taken_back_in_reverse_unless_it_cannot_be(string word, string state, int calls)
    {
        await using HttpSink crm = await HttpSink.StartAsync();
        crm.Answer(_ => new SinkAnswer(Body: """{"id":"N-1"}"""));
        using TempFolder folder = SmallContract.Of(SmallContract.Assign + Note(word) + Reply("by: target_honours_key"));
        await using House house = await SmallContract.StartAsync(folder, crm);
        house.Helpdesk.Answer(r => r.Method == "POST" ? new SinkAnswer(422, "{}") : new SinkAnswer(Body: """{"id":"H-1"}"""));

        JsonElement done = await SmallContract.RunAsync(house, SmallContract.Item(), state);

        Assert.Equal(["PUT", "POST", "DELETE"], house.Helpdesk.Requests.Select(r => r.Method));
        Assert.Equal(NoteCalls[..calls], crm.Requests.Select(r => $"{r.Method} {r.Path}"));
        Assert.Equal(calls == 1, SmallContract.Log(done).Any(l => l.StartsWith("note irreversible", StringComparison.Ordinal)));
        await Records.AreWholeAsync(house, SmallContract.Id(done));
    }

    [Fact]
    public async Task A_doubt_is_settled_by_looking_and_nothing_is_sent_again()
    {
        using TempFolder folder = SmallContract.Of(Reply("by: lookup"));
        await using House house = await SmallContract.StartAsync(folder);
        house.Helpdesk.Answer(r => r.Method == "POST"
            ? SinkAnswer.Dropped
            : new SinkAnswer(Body: $$"""{"replies":[{"id":"R-1","idempotency_key":"{{r.Query.Split("idempotency_key=")[1]}}"}]}"""));

        JsonElement done = await SmallContract.RunAsync(house, SmallContract.Item(), "COMPLETED");

        Assert.Equal(["POST", "GET"], house.Helpdesk.Requests.Select(r => r.Method));
        Assert.Contains(SmallContract.Log(done), l => l.StartsWith("reply in_doubt", StringComparison.Ordinal));
        await Records.AreWholeAsync(house, SmallContract.Id(done));
    }

    [Fact]
    public async Task A_doubt_is_settled_by_the_same_key_where_the_target_honours_it()
    {
        using TempFolder folder = SmallContract.Of(Reply("by: target_honours_key"));
        await using House house = await SmallContract.StartAsync(folder);
        house.Helpdesk.AnswerNext(SinkAnswer.Dropped);

        await SmallContract.RunAsync(house, SmallContract.Item(), "COMPLETED");

        Assert.Equal(["POST", "POST"], house.Helpdesk.Requests.Select(r => r.Method));
        Assert.Single(house.Helpdesk.Requests.Select(r => r.Header("Idempotency-Key")).Distinct());
    }

    [Fact]
    public async Task A_doubt_is_settled_by_a_person_of_the_role_that_is_told()
    {
        using TempFolder folder = SmallContract.Of(Reply("by: person", "content-lead"));
        await using House house = await SmallContract.StartAsync(folder);
        house.Helpdesk.Answer(_ => SinkAnswer.Dropped);
        string run = await house.BeginAsync(SmallContract.Workflow, SmallContract.Item());
        SinkMail mail = (await house.Mail.ReceivedAsync(1))[0];
        Assert.Contains("carla@shop.example", mail.To);

        await Desk.DecideAsync(house, Links.ApprovalIn(mail), "it_was_done", ("comment", "it is in their outbox"));

        await house.UntilStateAsync(run, "COMPLETED");
        Assert.Equal("POST", Assert.Single(house.Helpdesk.Requests).Method);
        await Records.AreWholeAsync(house, run);
    }

    [Fact]
    public async Task A_question_about_a_doubt_ends_within_its_time_and_is_asked_again()
    {
        using TempFolder folder = SmallContract.Of(Reply("by: person"));
        await using House house = await SmallContract.StartAsync(folder);
        house.Helpdesk.Answer(_ => SinkAnswer.Dropped);
        string run = await house.BeginAsync(SmallContract.Workflow, SmallContract.Item());
        await house.UntilStateAsync(run, "AWAITING_APPROVAL");
        DateTimeOffset asked = house.Clock.GetUtcNow();

        await house.Clock.AdvanceUntilAsync(
            async () => (await house.RunAsync(run)).GetProperty("approvals").GetArrayLength() == 2,
            TimeSpan.FromMinutes(10), TimeSpan.FromHours(9), "the second question");

        Assert.InRange(house.Clock.GetUtcNow() - asked, TimeSpan.FromHours(2), TimeSpan.FromHours(3));
        Assert.Single(house.Helpdesk.Requests);
    }

    private static string Note(string word) => $$"""
          - id: note
            owner: support-lead
            do:
              kind: effect
              connector: crm
              operation: add_note
              payload: [{ field: customer, text: c1 }, { field: text, from: record.id }]
              idempotency: { scope: run }
              {{word}}
              in_doubt: { by: target_honours_key, within: PT2H, tell: operations-lead }
            on_failure: { attempts: 1, delay: PT10S, timeout: PT30S }

        """;

    private static string Reply(string doubt, string tell = "operations-lead") => $$"""
          - id: reply
            owner: support-lead
            do:
              kind: effect
              connector: helpdesk
              operation: reply
              payload: [{ field: ticket_id, from: record.id }, { field: to, text: ann@shop.example }, { field: body, text: Done. }]
              idempotency: { scope: run }
              irreversible: true
              in_doubt: { {{doubt}}, within: PT2H, tell: {{tell}} }
            on_failure: { attempts: 1, delay: PT10S, timeout: PT30S }

        """;
}
