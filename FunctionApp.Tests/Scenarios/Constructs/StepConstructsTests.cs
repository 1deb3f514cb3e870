using System.Text.Json;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Scenarios.Constructs;

/// <summary>The graph of steps and the conditions before them.</summary>
public sealed class StepConstructsTests
{
    private const string Input = """
        { idempotency_key: [/id], fields: [
          { name: id, type: line, required: true }, { name: channel, type: line }, { name: total, type: integer }, { name: nothing, type: line } ] }
        """;

    private static readonly (string Id, string When, bool Runs)[] Conditions =
    [
        ("is_yes", "{ field: record.channel, op: is, value: mail }", true),
        ("is_no", "{ field: record.channel, op: is, value: form }", false),
        ("is_of_none", "{ field: record.nothing, op: is, value: mail }", false),
        ("is_not_yes", "{ field: record.channel, op: is_not, value: form }", true),
        ("is_not_no", "{ field: record.channel, op: is_not, value: mail }", false),
        ("is_not_of_none", "{ field: record.nothing, op: is_not, value: mail }", true),
        ("in_yes", "{ field: record.channel, op: in, value: [form, mail] }", true),
        ("in_no", "{ field: record.channel, op: in, value: [form, chat] }", false),
        ("not_in_yes", "{ field: record.channel, op: not_in, value: [form, chat] }", true),
        ("not_in_no", "{ field: record.channel, op: not_in, value: [form, mail] }", false),
        ("less_yes", "{ field: record.total, op: less_than, value: 6 }", true),
        ("less_no", "{ field: record.total, op: less_than, value: 5 }", false),
        ("most_yes", "{ field: record.total, op: at_most, value: 5 }", true),
        ("most_no", "{ field: record.total, op: at_most, value: 4 }", false),
        ("more_yes", "{ field: record.total, op: more_than, value: 4 }", true),
        ("more_no", "{ field: record.total, op: more_than, value: 5 }", false),
        ("least_yes", "{ field: record.total, op: at_least, value: 5 }", true),
        ("least_no", "{ field: record.total, op: at_least, value: 6 }", false),
        ("exists_yes", "{ field: record.total, op: exists, value: true }", true),
        ("exists_no", "{ field: record.nothing, op: exists, value: true }", false),
        ("exists_not", "{ field: record.nothing, op: exists, value: false }", true),
        ("all_yes", "{ all: [{ field: record.total, op: is, value: 5 }, { field: record.channel, op: is, value: mail }] }", true),
        ("all_no", "{ all: [{ field: record.total, op: is, value: 5 }, { field: record.channel, op: is, value: form }] }", false),
        ("any_yes", "{ any: [{ field: record.total, op: is, value: 7 }, { field: record.channel, op: is, value: mail }] }", true),
        ("any_no", "{ any: [{ field: record.total, op: is, value: 7 }, { field: record.channel, op: is, value: form }] }", false),
        ("not_yes", "{ not: { field: record.total, op: is, value: 7 } }", true),
        ("not_no", "{ not: { field: record.total, op: is, value: 5 } }", false),
    ];

    private static readonly string[] Given = ["id", "word", "line", "queue", "ref"];

    [Fact]
    public async Task Each_operator_lets_a_step_run_or_skips_it_on_the_record()
    {
        using TempFolder folder = SmallContract.Of(string.Concat(Conditions.Select(c => Check(c.Id, $"    when: {c.When}\n"))), Input);
        await using House house = await SmallContract.StartAsync(folder);

        JsonElement done = await SmallContract.RunAsync(house, SmallContract.Item(more: [("channel", "mail"), ("total", 5)]), "COMPLETED");

        IReadOnlyList<string> log = SmallContract.Log(done);
        Assert.All(Conditions, c => Assert.Contains($"{c.Id} {(c.Runs ? "completed" : "condition_not_met")}", log));
        await Records.AreWholeAsync(house, SmallContract.Id(done));
    }

    [Fact]
    public async Task Steps_whose_needs_have_ended_run_side_by_side_and_the_others_wait()
    {
        TaskCompletionSource released = new();
        await using HttpSink crm = await HttpSink.StartAsync();
        crm.Answer(r => new SinkAnswer(Body: """{"customers":[{"tier":"gold"}],"companies":[{"id":"c1"}],"contacts":[{"id":"k1"}]}""")
        {
            After = r.Path.EndsWith("/customers", StringComparison.Ordinal) ? released.Task : Task.CompletedTask,
        });
        using TempFolder folder = SmallContract.Of(
            Lookup("slow", "needs: []") + Lookup("quick", "needs: []") + Check("after_quick") + Check("after_both", "    needs: [slow, after_quick]\n"),
            head: Sources);
        await using House house = await SmallContract.StartAsync(folder, crm);

        string run = await house.BeginAsync(SmallContract.Workflow, SmallContract.Item());
        JsonElement half = await house.UntilAsync(run, r => SmallContract.Log(r).Contains("after_quick completed"), "the quick branch is done");
        Assert.DoesNotContain(SmallContract.Log(half), l => l is "slow completed" or "after_both completed");

        released.SetResult();
        JsonElement done = await house.UntilStateAsync(run, "COMPLETED");
        Assert.Equal(["quick", "after_quick", "slow", "after_both"], SmallContract.Log(done)
            .Where(l => l.EndsWith(" completed", StringComparison.Ordinal) && l != "run completed").Select(l => l.Split(' ')[0]));
    }

    [Fact]
    public async Task Output_and_payload_take_values_texts_templates_payloads_and_receipts()
    {
        const string Steps = SmallContract.Assign + """
              - id: note
                owner: support-lead
                do:
                  kind: effect
                  connector: crm
                  operation: add_note
                  payload: [{ field: customer, from: run.id }, { field: text, template: "Ticket {{record.id}} is {{receipts.assign.external_ref}}" }]
                  idempotency: { scope: run }
                  irreversible: true
                  in_doubt: { by: target_honours_key, within: PT2H, tell: operations-lead }

            """;
        await using HttpSink crm = await HttpSink.StartAsync();
        using TempFolder folder = SmallContract.Of(
            Steps,
            output: "[{ field: id, from: record.id }, { field: word, text: done }, { field: line, template: \"{{record.id}}!\" }, { field: queue, from: effects.assign.queue }, { field: ref, from: receipts.assign.external_ref }]");
        await using House house = await SmallContract.StartAsync(folder, crm);
        house.Helpdesk.Answer(_ => new SinkAnswer(Body: """{"id":"H-9"}"""));

        JsonElement done = await SmallContract.RunAsync(house, SmallContract.Item(), "COMPLETED");

        JsonElement note = Assert.Single(crm.Requests).Json;
        Assert.Equal((SmallContract.Id(done), "Ticket I-1 is H-9"), (note.GetProperty("customer").GetString(), note.GetProperty("text").GetString()));
        Assert.Equal(
            ["I-1", "done", "I-1!", "desk", "H-9"],
            Given.Select(f => done.GetProperty("output").GetProperty(f).GetString()));
    }

    private const string Sources = """
        lookups:
          - { id: slow, source: { kind: http, connector: crm, operation: customer }, key: record.id, required: true }
          - { id: quick, source: { kind: http, connector: crm, operation: company }, key: record.id, required: true }
        """;

    private static string Lookup(string id, string needs) =>
        $"  - id: {id}\n    owner: support-lead\n    {needs}\n    do: {{ kind: lookup, source: {id} }}\n    on_failure: {{ attempts: 1, delay: PT5S, timeout: PT60S }}\n";

    private static string Check(string id, string more = "") =>
        $"  - id: {id}\n    owner: support-lead\n{more}    do: {{ kind: check, rules: rules/none.yaml, text: [record.id] }}\n";
}
