using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Tests.Support.Servers;

namespace FunctionApp.Tests.Support.Houses;

/// <summary>A workflow of which a test writes only what it is about; the rest is the least that the check lets pass.</summary>
internal static class SmallContract
{
    public const string Workflow = "small";

    /// <summary>One effect at the helpdesk, which can be taken back.</summary>
    public const string Assign = """
          - id: assign
            owner: support-lead
            do:
              kind: effect
              connector: helpdesk
              operation: assign
              payload: [{ field: ticket_id, from: record.id }, { field: queue, text: desk }]
              idempotency: { scope: run }
              compensation: { operation: unassign, payload: [{ field: ticket_id, from: record.id }] }
              in_doubt: { by: target_honours_key, within: PT2H, tell: operations-lead }
            on_failure: { attempts: 3, delay: PT10S, timeout: PT30S }

        """;

    private const string Fields = "{ idempotency_key: [/id], fields: [{ name: id, type: line, required: true }, { name: text, type: text }] }";

    public static TempFolder Of(
        string steps,
        string input = Fields,
        string head = "",
        string kind = "class: deterministic",
        string tier = "low",
        string sla = "{ finish_within: P9D }",
        string output = "[]",
        params (string Path, string Text)[] files) => OwnWorkflow.Of(Workflow, $$"""
        contract: 1
        id: small
        version: 1.0.0
        title: A small one
        owner: support-lead
        rollback_owner: operations-lead
        {{kind}}
        risk_tier: {{tier}}
        retention: P30D
        sla: {{sla}}
        triggers: [{ kind: http }]
        input: {{input}}
        {{head}}
        steps:
        {{steps}}
        output: {{output}}
        kpis:
          baseline: { version: 2026-01, minutes_per_item: 1, cost_per_item: { amount: 1, currency: EUR }, error_rate: 0.01, cycle_time: PT1H }
          value_per_item: { amount: 1, currency: EUR }
          reviewer_cost_per_hour: { amount: 30, currency: EUR }
        """,
        [("rules/none.yaml", "rules:\n  - { id: length, kind: length, reason_code: length, min: 1, max: 100 }\n"), .. files]);

    /// <summary>The house in which it runs; the CRM is the test's, where it brings one.</summary>
    public static Task<House> StartAsync(TempFolder folder, HttpSink? crm = null, params (string Name, string Value)[] settings) =>
        House.StartAsync(
        [
            ("Handshake:WorkflowsFolder", folder.FullPath),
            .. crm is null ? Array.Empty<(string, string)>() :
            [
                ("Handshake:Connectors:crm:Url", crm.Address.ToString()),
                ("Handshake:Connectors:crm:AllowPrivate", "true"),
            ],
            .. settings,
        ]);

    public static JsonObject Item(string id = "I-1", params (string Name, JsonNode? Value)[] more)
    {
        JsonObject item = new() { ["id"] = id };
        foreach ((string name, JsonNode? value) in more)
        {
            item[name] = value;
        }

        return item;
    }

    /// <summary>Posts an item and waits for one of these states.</summary>
    public static async Task<JsonElement> RunAsync(House house, JsonNode item, params string[] states) =>
        await house.UntilStateAsync(await house.BeginAsync(Workflow, item), states);

    /// <summary>Each line of the log as step and result, with the code where there is one.</summary>
    public static IReadOnlyList<string> Log(JsonElement run) =>
    [
        .. run.GetProperty("audit_log").EnumerateArray().Select(e =>
            $"{e.GetProperty("step")} {e.GetProperty("result")} {(e.TryGetProperty("code", out JsonElement code) ? code.ToString() : "")}".Trim()),
    ];

    public static string Id(JsonElement run) => run.GetProperty("run_id").GetString()!;
}
