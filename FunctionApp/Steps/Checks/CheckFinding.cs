using System.Text.Json.Nodes;

namespace FunctionApp.Steps.Checks;

/// <summary>One broken rule with the sentence that breaks it.</summary>
internal sealed record CheckFinding(string Rule, string ReasonCode, string Sentence)
{
    /// <summary>Findings as steps put them out; readers of the output look for these three members.</summary>
    public static JsonArray Told(IEnumerable<CheckFinding> findings) => new([.. findings.Select(f => (JsonNode)new JsonObject
    {
        ["rule"] = f.Rule,
        ["reason_code"] = f.ReasonCode,
        ["sentence"] = f.Sentence,
    })]);
}
