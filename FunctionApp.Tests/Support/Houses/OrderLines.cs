using System.Text.Json.Nodes;
using FunctionApp.Tests.Support.Servers;

namespace FunctionApp.Tests.Support.Houses;

/// <summary>A workflow whose steps run over the lines of an order: one asks a source for each line, one a decision table.</summary>
internal static class OrderLines
{
    public const string Workflow = "lines";

    public static TempFolder Contract(string each = "max: 150", string fallbacks = "[]", int attempts = 2) => OwnWorkflow.Of(Workflow, $$"""
        contract: 1
        id: lines
        version: 1.0.0
        title: Look at every line
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
            - name: lines
              type: list
              items:
                name: line
                type: object
                fields:
                  - { name: customer, type: line, required: true, sensitivity: personal }
                  - { name: quantity, type: integer }
        lookups:
          - id: customer
            source: { kind: http, connector: crm, operation: customer }
            key: line.customer
            required: false
            when_missing: [{ field: tier, text: unknown }]
        steps:
          - id: ask
            owner: support-lead
            needs: []
            for_each: { items: record.lines, as: line, {{each}} }
            do: { kind: lookup, source: customer }
            on_failure: { attempts: {{attempts}}, delay: PT1H, timeout: PT30S }
            fallbacks: {{fallbacks}}
            skippable: true
          - id: sort
            owner: support-lead
            needs: []
            for_each: { items: record.lines, max: 1000, as: line }
            do: { kind: decide, table: rules/lines.yaml }
          - id: big
            owner: support-lead
            needs: [ask, sort]
            when: { field: steps.sort.count, op: at_least, value: 100 }
            do: { kind: check, rules: rules/none.yaml, text: [steps.ask.items.0.value.tier] }
        output:
          - { field: count, from: steps.ask.count }
          - { field: failed, from: steps.ask.failed }
          - { field: tiers, template: "{{Each("ask", "value.tier")}}" }
          - { field: queues, template: "{{Each("sort", "queue")}}" }
        kpis:
          baseline: { version: 2026-01, minutes_per_item: 1, cost_per_item: { amount: 1, currency: EUR }, error_rate: 0.01, cycle_time: PT1H }
          value_per_item: { amount: 1, currency: EUR }
          reviewer_cost_per_hour: { amount: 30, currency: EUR }
        """,
        ("rules/none.yaml", "rules:\n  - { id: length, kind: length, reason_code: length, min: 1, max: 100 }\n"),
        ("rules/lines.yaml", """
            hit_policy: first
            inputs: [line.quantity]
            outputs: [queue]
            rules:
              - id: many
                when: { field: line.quantity, op: at_least, value: 10 }
                then: { queue: bulk }
              - id: few
                then: { queue: shelf }
            """));

    private static string Each(string step, string path) => "{{#each steps." + step + ".items}}{{" + path + "}} {{/each}}";

    public static JsonObject Order(int lines, string id = "O-1") => new()
    {
        ["id"] = id,
        ["lines"] = new JsonArray([.. Enumerable.Range(0, lines).Select(i =>
            (JsonNode)new JsonObject { ["customer"] = $"c{i}@shop.example", ["quantity"] = i })]),
    };

    public static Task<House> StartAsync(TempFolder folder, HttpSink crm) => House.StartAsync(
        ("Handshake:WorkflowsFolder", folder.FullPath),
        ("Handshake:Connectors:crm:Url", crm.Address.ToString()),
        ("Handshake:Connectors:crm:AllowPrivate", "true"));

    /// <summary>Which line a request is about.</summary>
    public static int LineOf(SinkRequest request) =>
        int.Parse(Uri.UnescapeDataString(request.Query).Split("email=c")[1].Split('@')[0], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Knows everybody; the first answers about some lines are an outage.</summary>
    public static async Task<HttpSink> SourceAsync(Func<int, int, bool> fails)
    {
        HttpSink crm = await HttpSink.StartAsync();
        crm.Answer(request =>
        {
            int line = LineOf(request);
            return fails(line, crm.Requests.Count(r => LineOf(r) == line))
                ? new SinkAnswer(503, "{}")
                : new SinkAnswer(Body: $$"""{"customers":[{"id":"c{{line}}","tier":"t{{line}}"}]}""");
        });
        return crm;
    }
}
