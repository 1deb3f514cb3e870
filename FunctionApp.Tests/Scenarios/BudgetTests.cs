using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class BudgetTests
{
    private const string Text = """{"text":"In short: all is well."}""";

    // At most 1000 tokens out at 1000 USD per million: each call is set aside with a dollar and a little, and settled with 0.13.
    private const string Models = """
        models:
          - { id: dear, provider: openai_compatible, residency: cloud, input_usd_per_million: 1000, output_usd_per_million: 1000, max_output_tokens: 1000, quality: 0.9, latency: PT4S }
          - { id: own, provider: openai_compatible, residency: own, quality: 0.6, latency: PT2S }
          - { id: local-templates, provider: local, residency: own }
        """;

    private const string DayMode = "degraded_modes: [{ id: thrift, cause: over_budget, return_after: PT2H }]";

    [Fact]
    public async Task A_day_over_budget_goes_on_with_the_local_model_and_returns_by_itself()
    {
        await using ModelStub model = await ModelStub.StartAsync(Text);
        using TempFolder folder = Shorten("limits: { cost_per_day_usd: 1.6 }", DayMode);
        await using House house = await StartAsync(folder, model);

        JsonElement first = await DoneAsync(house, "1");
        Assert.Equal("dear", Model(first));
        JsonElement second = await DoneAsync(house, "2");
        Assert.Equal("dear", Model(second));
        // 0.24 USD are spent by now; the third and fourth bring it near the limit, where a reservation no longer fits.
        for (int i = 3; Model(second) == "dear" && i < 12; i++)
        {
            second = await DoneAsync(house, i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.Equal("local-templates", Model(second));
        Assert.Contains("STP014", second.GetRawText(), StringComparison.Ordinal);
        int asked = model.Requests.Count;
        Assert.InRange(asked, 2, 6);

        JsonElement third = await DoneAsync(house, "20");
        Assert.Equal("local-templates", Model(third));
        Assert.Contains("degraded mode thrift", third.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("STP014", third.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("thrift", third.GetProperty("degraded").GetProperty("mode").GetString());
        Assert.Equal(asked, model.Requests.Count);
        Assert.Contains("degraded mode", await PageAsync(house, $"api/ui/runs/{third.GetProperty("run_id").GetString()}"), StringComparison.Ordinal);
        Assert.Contains("degraded mode", await PageAsync(house, "api/ui/contracts"), StringComparison.Ordinal);

        house.Clock.Advance(TimeSpan.FromHours(16));
        JsonElement next = await DoneAsync(house, "21");
        Assert.Equal("dear", Model(next));
        await house.Clock.AdvanceUntilAsync(
            async () => await CountAsync(house, RunEventKind.DegradedLeft) == 1, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30),
            "the return is on the day's chain");
        Assert.Equal(1, await CountAsync(house, RunEventKind.DegradedEntered));
        Assert.DoesNotContain("degraded mode", await PageAsync(house, "api/ui/contracts"), StringComparison.Ordinal);
        await Records.AreWholeAsync(house, third.GetProperty("run_id").GetString()!);
    }

    [Fact]
    public async Task Without_a_declared_mode_a_call_over_budget_is_refused_by_policy_and_the_fallback_is_taken()
    {
        await using ModelStub model = await ModelStub.StartAsync(Text);
        using TempFolder folder = Shorten("limits: { cost_per_item_usd: 0.5 }");
        await using House house = await StartAsync(folder, model);

        JsonElement done = await DoneAsync(house, "1");

        Assert.Empty(model.Requests);
        Assert.Contains("STP014", done.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(done.GetProperty("audit_log").EnumerateArray(), e => e.GetProperty("result").GetString() == "skip");
    }

    [Fact]
    public async Task Items_at_the_same_time_cannot_pass_the_days_budget_together()
    {
        await using ModelStub model = await ModelStub.StartAsync();
        TaskCompletionSource go = new();
        model.AnswerAlways(ModelStub.Completion(Text) with { After = go.Task });
        using TempFolder folder = Shorten("limits: { cost_per_day_usd: 2.9 }", DayMode);
        await using House house = await StartAsync(folder, model);

        string[] runs = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => house.BeginAsync("shorten", Item($"{i}"))));
        await Eventually.HoldsAsync(
            async () => (await Task.WhenAll(runs.Select(house.RunAsync))).Count(r => r.GetProperty("state").GetString() == "COMPLETED") == 6,
            "six are done without the dear model", TimeSpan.FromSeconds(60));
        Assert.Equal(2, model.Requests.Count);
        go.SetResult();
        await Task.WhenAll(runs.Select(r => house.UntilStateAsync(r, "COMPLETED")));
    }

    [Fact]
    public async Task A_provider_that_is_out_is_left_alone_and_the_workflow_works_without_cloud_models_for_a_while()
    {
        await using ModelStub model = await ModelStub.StartAsync();
        model.AnswerAlways(new SinkAnswer(500, "{}"));
        using TempFolder folder = Shorten("degraded_modes: [{ id: alone, cause: model_down, return_after: PT30M }]");
        await using House house = await StartAsync(folder, model);
        for (int i = 1; i <= 7; i++)
        {
            Assert.Equal("local-templates", Model(await DoneAsync(house, $"{i}")));
        }

        Assert.Equal(5, model.Requests.Count);
        Assert.Contains("degraded mode alone", (await DoneAsync(house, "8")).GetRawText(), StringComparison.Ordinal);

        model.AnswerAlways(ModelStub.Completion(Text));
        house.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal("dear", Model(await DoneAsync(house, "9")));
        await house.Clock.AdvanceUntilAsync(
            async () => await CountAsync(house, RunEventKind.DegradedLeft) == 1, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30),
            "the return is on the day's chain");
    }

    [Fact]
    public async Task A_target_that_is_out_is_left_alone_until_the_mode_returns_and_then_gets_its_effect_once()
    {
        using TempFolder folder = Sending();
        await using HttpSink crm = await HttpSink.StartAsync();
        int closed = new Uri("http://127.0.0.1:9").Port;
        await using House house = await House.StartAsync(
            ("Handshake:WorkflowsFolder", folder.FullPath),
            ("Handshake:Connectors:crm:Url", $"http://127.0.0.1:{closed}"),
            ("Handshake:Connectors:crm:AllowPrivate", "true"));
        string run = await house.BeginAsync("send", Item("1"));
        await house.Clock.AdvanceUntilAsync(
            async () => (await house.RunAsync(run)).GetRawText().Contains("EFX022", StringComparison.Ordinal),
            TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10), "the connector is held back");

        JsonElement held = await house.RunAsync(run);
        Assert.Equal("quiet", held.GetProperty("degraded").GetProperty("mode").GetString());
        Assert.Equal(5, held.GetProperty("audit_log").EnumerateArray().Count(e => e.GetProperty("code").GetString() == "EFX005" && e.GetProperty("result").GetString() == "not_applied"));
        await house.Clock.AdvanceUntilAsync(
            async () => (await CountAsync(house, RunEventKind.DegradedLeft)) > 0, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), "the mode returns");
        JsonElement after = await house.UntilAsync(
            run, r => r.GetProperty("audit_log").EnumerateArray().Any(e => e.GetProperty("code").ToString() == "connector_down"
                && e.GetProperty("actor").GetString() == "house"), "entry and return are on the run's record");
        Assert.Equal(JsonValueKind.Null, after.GetProperty("degraded").ValueKind);
    }

    [Fact]
    public async Task A_route_takes_the_first_model_whose_facts_suffice_and_says_why()
    {
        await using ModelStub model = await ModelStub.StartAsync(Text);
        using TempFolder folder = Shorten(
            "", "", "[{ model: own, min_quality: 0.8 }, { model: dear, max_latency: PT3S }, { model: dear, residency: own }, { model: dear, max_usd_per_million: 5 }, { model: own, min_quality: 0.5, max_latency: PT3S, residency: own }]");
        await using House house = await StartAsync(folder, model);

        JsonElement done = await DoneAsync(house, "1");

        Assert.Equal("own", Model(done));
        string reason = done.GetProperty("steps")[0].GetProperty("evidence").GetProperty("reason").GetString()!;
        Assert.Equal("own: quality below 0.8; dear: slower than 3 s; dear: residency is cloud; dear: dearer than 5 USD", reason);
    }

    private static async Task<JsonElement> DoneAsync(House house, string id)
    {
        string run = await house.BeginAsync("shorten", Item(id));
        return await house.UntilStateAsync(run, "COMPLETED");
    }

    private static string? Model(JsonElement run) =>
        run.GetProperty("steps")[0].GetProperty("evidence").GetProperty("model").GetString();

    private static JsonObject Item(string id) => new() { ["id"] = id, ["text"] = "All is well. Nothing else is to be told." };

    private static async Task<int> CountAsync(House house, RunEventKind kind)
    {
        int count = 0;
        foreach (string workflow in new[] { "shorten", "send" })
        {
            for (DateTimeOffset day = house.Clock.GetUtcNow().AddDays(-1); day <= house.Clock.GetUtcNow(); day = day.AddDays(1))
            {
                AuditExtract chain = await house.Services.GetRequiredService<AuditTrail>().ReadAsync($"{workflow}:{day:yyyyMMdd}", default);
                count += chain.Entries.Count(e => e.Event.Kind == kind);
            }
        }

        return count;
    }

    private static async Task<string> PageAsync(House house, string path) => await house.Client.GetStringAsync(path);

    private static Task<House> StartAsync(TempFolder folder, ModelStub model) => House.StartAsync(
        ("Handshake:WorkflowsFolder", folder.FullPath),
        ("Handshake:Models:dear:Endpoint", model.Endpoint.ToString()),
        ("Handshake:Models:dear:Deployment", "stub"),
        ("Handshake:Models:own:Endpoint", model.Endpoint.ToString()),
        ("Handshake:Models:own:Deployment", "stub"));

    private static TempFolder Shorten(string limits, string modes = "", string route = "[{ model: dear }, { model: local-templates }]") =>
        OwnWorkflow.Of("shorten", Head("shorten", $"{limits}\n{modes}") + $$"""
            steps:
              - id: short
                owner: support-lead
                needs: []
                do: { kind: summarize, text: [record.text], max_words: 20, route: {{route}} }
                skippable: true
                fallbacks: [{ kind: skip }]
            output:
              - { field: text, from: steps.short.text }

            """, ("models.yaml", Models));

    private static TempFolder Sending() => OwnWorkflow.Of(
        "send", Head("send", "degraded_modes: [{ id: quiet, cause: connector_down, return_after: PT20M }]") + """
            steps:
              - id: note
                owner: support-lead
                needs: []
                do:
                  kind: effect
                  connector: crm
                  operation: add_note
                  payload: [{ field: customer, text: c1 }, { field: text, from: record.text }]
                  idempotency: { scope: run }
                  compensation: { operation: delete_note, payload: [{ field: note, from: receipts.note.external_ref }] }
                  in_doubt: { by: target_honours_key, within: PT2H, tell: operations-lead }
                on_failure: { attempts: 9, delay: PT2S, backoff: 1, timeout: PT30S }
                fallbacks: [{ kind: pause_and_alert, role: operations-lead }]
            output:
              - { field: note, from: receipts.note.external_ref }

            """);

    private static string Head(string id, string more) => $$"""
        contract: 1
        id: {{id}}
        version: 1.0.0
        title: Try {{id}}
        owner: support-lead
        rollback_owner: operations-lead
        class: agent_assist
        risk_tier: low
        retention: P30D
        sla: { finish_within: P1D, first_response_within: P1D }
        triggers: [{ kind: http }]
        {{more.Replace("\n", "\n        ", StringComparison.Ordinal)}}
        input:
          idempotency_key: [/id]
          fields:
            - { name: id, type: line, required: true }
            - { name: text, type: text, required: true }
        kpis:
          baseline: { version: 2026-01, minutes_per_item: 1, cost_per_item: { amount: 1, currency: EUR }, error_rate: 0.01, cycle_time: PT1H }
          value_per_item: { amount: 1, currency: EUR }
          reviewer_cost_per_hour: { amount: 30, currency: EUR }

        """.Replace("\n        \n", "\n", StringComparison.Ordinal).Replace("\n        ", "\n", StringComparison.Ordinal);
}
