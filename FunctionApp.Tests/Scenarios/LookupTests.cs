using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class LookupTests
{
    private const string Http = "{ kind: http, connector: crm, operation: customer }";

    [Fact]
    public async Task A_source_over_http_is_asked_once_by_a_read_and_its_fields_reach_the_output()
    {
        await using HttpSink crm = await HttpSink.StartAsync();
        crm.Answer(_ => Customer("gold"));
        using TempFolder folder = Asking(Http);
        await using House house = await StartAsync(folder, crm, ("Handshake:Secrets:crm-token", "s3cret-of-the-crm"));

        JsonElement done = await house.UntilStateAsync(await house.BeginAsync("ask", Item("a@b.example")), "COMPLETED");

        Assert.Equal("gold", done.GetProperty("output").GetProperty("tier").GetString());
        SinkRequest asked = Assert.Single(crm.Requests);
        Assert.Equal(("GET", "", "Bearer s3cret-of-the-crm"), (asked.Method, asked.Body, asked.Header("Authorization")));
        Assert.Null(asked.Header("Idempotency-Key"));
        Assert.DoesNotContain("s3cret-of-the-crm", done.GetRawText(), StringComparison.Ordinal);
        await Records.AreWholeAsync(house, done.GetProperty("run_id").GetString()!);
    }

    [Theory]
    [InlineData(200, """{"customers":[]}""")]
    [InlineData(404, "")]
    [InlineData(410, "{}")]
    public async Task What_the_source_does_not_know_has_the_values_that_the_contract_gives(int status, string body)
    {
        await using HttpSink crm = await HttpSink.StartAsync();
        crm.Answer(_ => new SinkAnswer(status, body));
        using TempFolder folder = Asking(Http);
        await using House house = await StartAsync(folder, crm);

        JsonElement done = await house.UntilStateAsync(await house.BeginAsync("ask", Item("a@b.example")), "COMPLETED");

        Assert.Equal("unknown", done.GetProperty("output").GetProperty("tier").GetString());
    }

    [Fact]
    public async Task A_kept_answer_is_used_while_it_is_fresh_and_stands_in_while_the_source_is_down()
    {
        await using HttpSink crm = await HttpSink.StartAsync();
        crm.Answer(_ => Customer("gold"));
        using TempFolder folder = Asking(Http, "max_staleness: PT1H, stale_if_down: P2D");
        await using House house = await StartAsync(folder, crm);
        await house.UntilStateAsync(await house.BeginAsync("ask", Item("a@b.example", "1")), "COMPLETED");

        house.Clock.Advance(TimeSpan.FromMinutes(50));
        JsonElement fresh = await house.UntilStateAsync(await house.BeginAsync("ask", Item("a@b.example", "2")), "COMPLETED");
        Assert.Equal("gold", fresh.GetProperty("output").GetProperty("tier").GetString());
        Assert.Single(crm.Requests);

        crm.Answer(_ => new SinkAnswer(503));
        house.Clock.Advance(TimeSpan.FromHours(20));
        JsonElement stale = await house.UntilStateAsync(await house.BeginAsync("ask", Item("a@b.example", "3")), "COMPLETED");
        Assert.Equal("gold", stale.GetProperty("output").GetProperty("tier").GetString());
        Assert.True(stale.GetProperty("output").GetProperty("stale").GetBoolean());
        Assert.Contains("the source is down", stale.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(2, crm.Requests.Count);
    }

    [Fact]
    public async Task A_source_that_asks_to_wait_is_asked_again_no_sooner()
    {
        await using HttpSink crm = await HttpSink.StartAsync();
        crm.AnswerNext(SinkAnswer.TooManyRequests("90"));
        crm.Answer(_ => Customer("silver"));
        using TempFolder folder = Asking(Http);
        await using House house = await StartAsync(folder, crm);
        string run = await house.BeginAsync("ask", Item("a@b.example"));
        await house.UntilAsync(run, r => r.GetRawText().Contains("ENR003", StringComparison.Ordinal), "the first answer is on the record");

        house.Clock.Advance(TimeSpan.FromSeconds(80));
        Assert.Single(crm.Requests);

        await house.MoveUntilStateAsync(run, "COMPLETED", TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5));
        Assert.Equal("silver", (await house.RunAsync(run)).GetProperty("output").GetProperty("tier").GetString());
        Assert.Equal(2, crm.Requests.Count);
    }

    public static TheoryData<int, string, string> Refusals => new()
    {
        { 401, "{}", "ENR004" }, { 302, "", "ENR004" }, { 200, "<html>", "ENR005" }, { 200, """{"other":1}""", "ENR005" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_source_that_refuses_or_talks_nonsense_is_not_asked_again(int status, string body, string code)
    {
        await using HttpSink crm = await HttpSink.StartAsync();
        crm.Answer(_ => new SinkAnswer(status, body));
        using TempFolder folder = Asking(Http);
        await using House house = await StartAsync(folder, crm);

        JsonElement done = await house.UntilStateAsync(await house.BeginAsync("ask", Item("a@b.example")), "FAILED");

        Assert.Contains(code, done.GetRawText(), StringComparison.Ordinal);
        Assert.Single(crm.Requests);
    }

    [Fact]
    public async Task A_private_address_without_leave_is_refused_and_a_source_without_an_address_is_missing()
    {
        await using HttpSink crm = await HttpSink.StartAsync();
        using TempFolder folder = Asking(Http);
        await using House guarded = await StartAsync(folder, crm, ("Handshake:Connectors:crm:AllowPrivate", "false"));
        JsonElement refused = await guarded.UntilStateAsync(await guarded.BeginAsync("ask", Item("a@b.example")), "FAILED");
        Assert.Contains("ENR004", refused.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(crm.Requests);

        await using House bare = await House.StartAsync(("Handshake:WorkflowsFolder", folder.FullPath));
        JsonElement missing = await bare.UntilStateAsync(await bare.BeginAsync("ask", Item("a@b.example")), "COMPLETED");
        Assert.Equal("unknown", missing.GetProperty("output").GetProperty("tier").GetString());
        Assert.Contains("ENR006", missing.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_required_look_up_that_finds_nothing_ends_the_run()
    {
        await using HttpSink crm = await HttpSink.StartAsync();
        crm.Answer(_ => new SinkAnswer(404));
        using TempFolder folder = Asking(Http, "required: true");
        await using House house = await StartAsync(folder, crm);

        JsonElement done = await house.UntilStateAsync(await house.BeginAsync("ask", Item("a@b.example")), "FAILED");

        Assert.Contains("ENR001", done.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_of_a_table_answers_until_it_is_too_old()
    {
        using TempFolder folder = Asking("{ kind: table, name: customers, partition: all }", "max_staleness: PT1H");
        await using House house = await House.StartAsync(("Handshake:WorkflowsFolder", folder.FullPath));
        TableClient table = house.Services.GetRequiredService<TableServiceClient>().GetTableClient("customers");
        await table.CreateIfNotExistsAsync();
        await table.AddEntityAsync(new TableEntity("all", Uri.EscapeDataString("a@b.example")) { ["tier"] = "gold" });

        // Rows carry the storage's own time, which is later than the test's.
        JsonElement found = await house.UntilStateAsync(await house.BeginAsync("ask", Item("a@b.example", "1")), "COMPLETED");
        Assert.Equal("gold", found.GetProperty("output").GetProperty("tier").GetString());
        house.Clock.Advance(DateTimeOffset.UtcNow + TimeSpan.FromHours(2) - house.Clock.GetUtcNow());
        JsonElement old = await house.UntilStateAsync(await house.BeginAsync("ask", Item("a@b.example", "2")), "COMPLETED");
        Assert.Equal("unknown", old.GetProperty("output").GetProperty("tier").GetString());
    }

    [Fact]
    public async Task A_file_of_the_folder_answers_for_as_long_as_the_contract_is_pinned()
    {
        using TempFolder folder = Asking("{ kind: file, path: rules/customers.csv }");
        await using House house = await House.StartAsync(("Handshake:WorkflowsFolder", folder.FullPath));
        JsonElement known = await house.UntilStateAsync(await house.BeginAsync("ask", Item("a@b.example", "1")), "COMPLETED");
        JsonElement other = await house.UntilStateAsync(await house.BeginAsync("ask", Item("c@d.example", "2")), "COMPLETED");
        Assert.Equal("from, the file", known.GetProperty("output").GetProperty("tier").GetString());
        Assert.Equal("unknown", other.GetProperty("output").GetProperty("tier").GetString());
    }

    private static SinkAnswer Customer(string tier) => new(Body: $$"""{"customers":[{"id":"c1","tier":"{{tier}}","internal":"not taken"}]}""");

    private static JsonObject Item(string customer, string id = "1") => new() { ["id"] = id, ["customer"] = customer };

    private static Task<House> StartAsync(TempFolder folder, HttpSink crm, params (string, string)[] more) => House.StartAsync(
    [
        ("Handshake:WorkflowsFolder", folder.FullPath),
        ("Handshake:Connectors:crm:Url", crm.Address.ToString()),
        ("Handshake:Connectors:crm:AllowPrivate", "true"),
        .. more,
    ]);

    private static TempFolder Asking(string source, string more = "required: false") => OwnWorkflow.Of("ask", $$"""
        contract: 1
        id: ask
        version: 1.0.0
        title: Ask a source
        owner: support-lead
        rollback_owner: operations-lead
        class: deterministic
        risk_tier: low
        retention: P30D
        sla: { finish_within: P1D, first_response_within: P1D }
        triggers: [{ kind: http }]
        input:
          idempotency_key: [/id]
          fields:
            - { name: id, type: line, required: true }
            - { name: customer, type: line, required: true }
        lookups:
          - { id: customer, source: {{source}}, key: record.customer, {{(more.Contains("required: true", StringComparison.Ordinal) ? more : $"{more}, when_missing: [{{ field: tier, text: unknown }}]")}} }
        steps:
          - id: who
            owner: support-lead
            needs: []
            do: { kind: lookup, source: customer }
            on_failure: { attempts: 3, delay: PT5S, timeout: PT30S }
          - id: again
            owner: support-lead
            when: { field: lookups.customer.found, op: is, value: true }
            do: { kind: check, rules: rules/none.yaml, text: [lookups.customer.value.tier] }
        output:
          - { field: tier, from: lookups.customer.value.tier }
          - { field: stale, from: steps.who.stale }
        kpis:
          baseline: { version: 2026-01, minutes_per_item: 1, cost_per_item: { amount: 1, currency: EUR }, error_rate: 0.01, cycle_time: PT1H }
          value_per_item: { amount: 1, currency: EUR }
          reviewer_cost_per_hour: { amount: 30, currency: EUR }
        """,
        ("rules/none.yaml", "rules:\n  - { id: length, kind: length, reason_code: length, min: 1, max: 100 }\n"),
        ("rules/customers.csv", "customer,tier\na@b.example,\"from, the file\"\n"));
}
