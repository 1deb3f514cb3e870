using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Reading;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Steps.Rules;

/// <summary>A decision table ready to be asked; pure.</summary>
internal sealed class DecisionTable(DecisionTableDefinition definition)
{
    private static readonly ConcurrentDictionary<string, DecisionTable> Read = new();

    public static DecisionTable Of(PinnedContract contract, string path) => Read.GetOrAdd(
        $"{contract.Pin.Sha256}/{path}",
        _ => new(AuthoredFile.Read<DecisionTableDefinition>(contract.Text(path), path).Required()));

    public TableAnswer Ask(RunValues values)
    {
        Fact[] facts =
        [
            .. definition.Inputs.Concat(definition.Rules.SelectMany(r => Conditions.Paths(r.When))).Distinct()
                .Select(path => NamedFacts.ToFact(path, values.Find(path))),
        ];
        DecisionRuleDefinition[] hits = [.. definition.Rules.Where(r => Conditions.Hold(r.When, facts))];
        return hits.Length == 0 && definition.HitPolicy != HitPolicy.Sum ? new(null, [], "STP020") : Settle(hits);
    }

    private TableAnswer Settle(DecisionRuleDefinition[] hits) => definition.HitPolicy switch
    {
        HitPolicy.First => One(hits[0]),
        HitPolicy.Priority => One(hits.OrderByDescending(h => h.Priority).First()),
        HitPolicy.Unique => hits.Length == 1 ? One(hits[0]) : new(null, [.. hits.Select(h => h.Id)], "STP021"),
        HitPolicy.Collect => All(hits),
        HitPolicy.Sum => Added(hits),
    };

    private TableAnswer One(DecisionRuleDefinition hit)
    {
        JsonObject output = [];
        foreach (string name in definition.Outputs)
        {
            output[name] = hit.Then.TryGetValue(name, out JsonElement value) ? JsonNode.Parse(value.GetRawText()) : null;
        }

        return new(output, [hit.Id], null);
    }

    private TableAnswer Added(DecisionRuleDefinition[] hits)
    {
        JsonObject output = [];
        foreach (string name in definition.Outputs.Where(IsNumber))
        {
            output[name] = hits.Where(h => h.Then.ContainsKey(name)).Sum(h => h.Then[name].GetDecimal());
        }

        output["lines"] = new JsonArray([.. hits.Select(h => (JsonNode)new JsonObject(
            [new("rule", h.Id), .. h.Then.Select(t => KeyValuePair.Create(t.Key, JsonNode.Parse(t.Value.GetRawText())))]))]);
        return new(output, [.. hits.Select(h => h.Id)], null);
    }

    // What a column is does not depend on which rows match, or a sum of nothing would have no zero.
    private bool IsNumber(string output) => definition.Rules.Any(r => r.Then.ContainsKey(output))
        && definition.Rules.All(r => !r.Then.TryGetValue(output, out JsonElement value) || value.ValueKind == JsonValueKind.Number);

    private TableAnswer All(DecisionRuleDefinition[] hits)
    {
        JsonObject output = [];
        foreach (string name in definition.Outputs)
        {
            output[name] = new JsonArray([.. hits.Where(h => h.Then.ContainsKey(name))
                .Select(h => JsonNode.Parse(h.Then[name].GetRawText()))]);
        }

        return new(output, [.. hits.Select(h => h.Id)], null);
    }
}
