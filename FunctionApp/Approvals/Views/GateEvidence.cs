using System.Text.Json;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Approvals.Views;

/// <summary>What the steps before a question found out, so that a person sees why and where to look; pure.</summary>
internal sealed record GateEvidence(
    IReadOnlyList<FindingView> Findings, IReadOnlyList<ScoreView> Scores, IReadOnlyList<string> Writers)
{
    /// <summary>Whether the outputs of such a step say something to a person.</summary>
    public static bool Speaks(StepWork work) => work is StepWork.Check or StepWork.Package or StepWork.Decide or StepWork.Generate;

    public static GateEvidence Of(IReadOnlyList<(StepDefinition Step, JsonElement Output)> outputs) => new(
        [.. outputs.SelectMany(o => Items(o.Output, "findings").Select(f => new FindingView(
            o.Step.Title ?? o.Step.Id, Wording.Humanized(Text(f, "reason_code")), Text(f, "sentence"))))],
        [.. outputs.Where(o => o.Step.Do is StepWork.Decide && Items(o.Output, "lines").Any()).Select(o => new ScoreView(
            o.Step.Title ?? o.Step.Id, Sums(o.Output), [.. Items(o.Output, "lines").Select(Line)]))],
        [.. outputs.Where(o => o.Step.Do is StepWork.Generate && Text(o.Output, "model").Length > 0)
            .Select(o => $"{o.Step.Title ?? o.Step.Id}: {Writer(Text(o.Output, "model"))}")]);

    /// <summary>All of it as plain lines, for mails.</summary>
    public IReadOnlyList<string> Lines =>
    [
        .. Findings.Select(f => $"{f.Step} {f.What}: {f.Sentence}"),
        .. Scores.SelectMany(s => s.Lines.Prepend(s.Total).Select(l => $"{s.Step} {l}")),
    ];

    private static string Writer(string model) => model == "local-templates" ? "the house's own templates, no model" : model;

    private static string Sums(JsonElement output) => string.Join(", ", output.EnumerateObject()
        .Where(p => p.Value.ValueKind == JsonValueKind.Number).Select(p => $"{Wording.Humanized(p.Name)}: {p.Value}"));

    private static string Line(JsonElement line) => string.Join(", ", line.EnumerateObject()
        .Where(p => p.Name != "rule").Select(p => p.Value.ValueKind == JsonValueKind.Number ? $"{p.Name} {p.Value}" : p.Value.ToString()));

    private static JsonElement.ArrayEnumerator Items(JsonElement output, string name) =>
        output.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) ? value.ToString() : "";
}
