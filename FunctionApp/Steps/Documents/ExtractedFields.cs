using System.Text.Json.Nodes;
using FunctionApp.Handoffs;
using FunctionApp.Steps.Documents.Invoices;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Steps.Documents;

/// <summary>What a step that reads a document puts out, or why that is not enough; pure.</summary>
/// <remarks>
/// <para>Shape: <c>kind</c>, <c>format</c>, <c>fields.x</c>, <c>found</c> (each with confidence and place), <c>confidence</c> (the lowest),
/// <c>uncertain</c>, <c>totals_ok</c> (missing where the sums cannot be held against each other), <c>broken_rules</c>.</para>
/// </remarks>
internal sealed class ExtractedFields(StepWork.Extract work, string kind, string format, string? by)
{
    private const double Sure = 0.9;

    public required IReadOnlyList<FieldFinding> Findings { get; init; }

    public required IReadOnlyList<BrokenRule>? Broken { get; init; }

    public StepResult Result(StepEvidence evidence)
    {
        DocumentKindDefinition? declared = work.Kinds?.FirstOrDefault(k => k.Kind == kind);
        bool whole = (declared?.Required ?? []).All(r => Findings.Any(f => f.Field == r && f.Confidence >= declared!.SureFrom));
        double confidence = Findings.Count == 0 ? 0 : Findings.Min(f => f.Confidence);
        return whole
            ? StepResult.Done(Output(confidence), evidence with { Confidence = confidence })
            : StepResult.Fail(StepCodes.FieldMissing, FailureCategory.Permanent, null, evidence);
    }

    private JsonObject Output(double confidence)
    {
        JsonObject output = new()
        {
            ["kind"] = kind,
            ["format"] = format,
            ["fields"] = new JsonObject(Findings.Select(f => KeyValuePair.Create(f.Field, (JsonNode?)f.Value.DeepClone()))),
            ["found"] = new JsonArray([.. Findings.Select(f => (JsonNode)new JsonObject
            {
                ["field"] = f.Field,
                ["confidence"] = f.Confidence,
                ["at"] = f.FoundAt,
            })]),
            ["confidence"] = confidence,
            ["uncertain"] = new JsonArray([.. Findings.Where(f => f.Confidence < Sure).Select(f => (JsonNode)f.Field)]),
            ["broken_rules"] = new JsonArray([.. (Broken ?? []).Select(b => (JsonNode)new JsonObject
            {
                ["rule"] = b.Rule,
                ["says"] = b.Says,
                ["expected"] = b.Expected,
            })]),
        };
        if (Broken is not null)
        {
            output["totals_ok"] = Broken.Count == 0;
        }

        if (by is not null)
        {
            output["by"] = by;
        }

        return output;
    }
}
