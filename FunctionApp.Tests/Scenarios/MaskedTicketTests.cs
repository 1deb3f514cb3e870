using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

/// <summary>Two hundred planted values go in by HTTP; what a cloud model is sent holds none of them, and what comes back is whole.</summary>
public sealed class MaskedTicketTests
{
    private const int PerTicket = 10;

    private const string Models = """
        models:
          - { id: cloud, provider: openai_compatible, residency: cloud }
          - { id: local-templates, provider: local, residency: own }
        """;

    [Fact]
    public async Task Of_two_hundred_planted_values_none_reaches_a_cloud_model_and_all_come_back()
    {
        await using ModelStub model = await ModelStub.StartAsync();
        // The model repeats what it was given, so whatever it saw would be in its answer too.
        model.Say(r => JsonSerializer.Serialize(new { text = Given(r) }));
        using TempFolder folder = OwnWorkflow.Of("repeat", Contract, ("models.yaml", Models));
        await using House house = await House.StartAsync(
            ("Handshake:WorkflowsFolder", folder.FullPath),
            ("Handshake:Models:cloud:Endpoint", model.Endpoint.ToString()),
            ("Handshake:Models:cloud:Deployment", "stub"));
        (string Value, string Sentence)[] planted = [.. Planted.All()];
        Assert.Equal(200, planted.Length);

        List<(string Run, (string Value, string Sentence)[] Part)> runs = [];
        foreach ((string Value, string Sentence)[] part in planted.Chunk(PerTicket))
        {
            JsonObject item = new()
            {
                ["id"] = runs.Count.ToString(CultureInfo.InvariantCulture),
                ["text"] = string.Join("\n\n", part.Select(p => p.Sentence)),
            };
            runs.Add((await house.BeginAsync("repeat", item), part));
        }

        List<string> lost = [];
        foreach ((string run, (string Value, string Sentence)[] part) in runs)
        {
            JsonElement done = await house.UntilStateAsync(run, "COMPLETED");
            string text = Plain(done.GetProperty("output").GetProperty("text").GetString()!);
            lost.AddRange(part.Where(p => !text.Contains(Plain(p.Value), StringComparison.Ordinal)).Select(p => p.Value));
        }

        Assert.Equal(runs.Count, model.Requests.Count);
        string sent = Plain(string.Join('\n', model.Requests.Select(r => Given(r))));
        Assert.Empty(planted.Where(p => sent.Contains(Plain(p.Value), StringComparison.OrdinalIgnoreCase)).Select(p => p.Sentence));
        Assert.Empty(lost);
    }

    private static string Given(SinkRequest request) =>
        request.Json.GetProperty("messages").EnumerateArray().Last().GetProperty("content") is { ValueKind: JsonValueKind.String } text
            ? text.GetString()!
            : string.Concat(request.Json.GetProperty("messages").EnumerateArray().Last().GetProperty("content").EnumerateArray()
                .Select(c => c.GetProperty("text").GetString()));

    /// <summary>What is left of a spelling when all that only separates is taken away.</summary>
    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)
        .Select(c => char.GetUnicodeCategory(c) == UnicodeCategory.DecimalDigitNumber ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : c));

    private const string Contract = """
        contract: 1
        id: repeat
        version: 1.0.0
        title: Repeat
        owner: support-lead
        rollback_owner: operations-lead
        class: agent_assist
        risk_tier: low
        retention: P30D
        sla: { finish_within: P1D, first_response_within: P1D }
        triggers: [{ kind: http }]
        input:
          idempotency_key: [/id]
          fields:
            - { name: id, type: line, required: true }
            - { name: text, type: text, required: true, sensitivity: personal }
        steps:
          - id: short
            owner: support-lead
            needs: []
            do: { kind: summarize, text: [record.text], max_words: 5000, route: [{ model: cloud }, { model: local-templates }] }
            skippable: true
            fallbacks: [{ kind: skip }]
        output:
          - { field: text, from: steps.short.text }
        kpis:
          baseline: { version: 2026-01, minutes_per_item: 1, cost_per_item: { amount: 1, currency: EUR }, error_rate: 0.01, cycle_time: PT1H }
          value_per_item: { amount: 1, currency: EUR }
          reviewer_cost_per_hour: { amount: 30, currency: EUR }
        """;
}
