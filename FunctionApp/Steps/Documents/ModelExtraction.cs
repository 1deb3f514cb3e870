using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Handoffs;
using FunctionApp.Steps.Ai.Models;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Steps.Documents;

/// <summary>Lets a connected model read a document's text or picture; what it says counts as sure only where the text holds it.</summary>
public sealed class ModelExtraction(ModelCall models, ReadFields readFields)
{
    private const string Vision = "vision";

    // Nothing proves what a model saw in a picture, so a person looks at it wherever a contract asks below certainty.
    private const double MostForPicture = 0.85;
    private const double NotInText = 0.3;

    internal async Task<StepResult> ExtractAsync(
        StepContext context, StepWork.Extract work, DocumentReading reading, RouteChoice choice, CancellationToken cancellation)
    {
        if (!CanRead(choice.Model!, reading))
        {
            return StepResult.Fail(reading.Code ?? StepCodes.NotOpened, FailureCategory.Permanent, null, choice.Evidence("ai"));
        }

        string text = reading.Text ?? reading.Fields?.ToJsonString() ?? "";
        string wanted = string.Join('\n', Scalars(work).Select(f => $"{f.Name}: {f.Title ?? f.Name}"));
        ModelRequest request = new(
            context.Contract, work.Prompt, Schema(work), [new("document", text), new("fields", wanted)], context.Personal)
        {
            Picture = text.Length == 0 ? reading.Picture : null,
        };
        StepResult answer = await models.AskAsync(choice, request, _ => null, cancellation);
        return answer.Output is { } output ? Checked(work, output, reading.Format, text, answer.Evidence!) : answer;
    }

    private static bool CanRead(ModelDefinition model, DocumentReading reading) =>
        reading.Text is not null || reading.Fields is not null || (reading.Picture is not null && model.Strengths?.Contains(Vision) == true);

    private StepResult Checked(StepWork.Extract work, JsonObject answer, string format, string text, StepEvidence evidence)
    {
        string kind = answer["kind"]!.GetValue<string>();
        List<FieldFinding> findings = [];
        foreach (JsonObject said in answer["fields"]!.AsArray().OfType<JsonObject>())
        {
            FieldDefinition field = work.Fields.First(f => f.Name == said["field"]!.GetValue<string>());
            JsonElement document = JsonSerializer.SerializeToElement(new JsonObject { [field.Name] = said["value"]!.DeepClone() });
            FieldsReading read = readFields([field with { From = null, Required = false }], document);
            if (read.Violations.Count == 0 && read.Record[field.Name] is { } value && findings.All(f => f.Field != field.Name))
            {
                string quote = said["quote"]!.GetValue<string>();
                findings.Add(new(field.Name, value.DeepClone(), Confidence(said, quote, text), quote));
            }
        }

        return new ExtractedFields(work, kind, format, evidence.Model) { Findings = findings, Broken = null }.Result(evidence);
    }

    private static double Confidence(JsonObject said, string quote, string text)
    {
        double own = said["confidence"]!.GetValue<double>();
        return text.Length == 0 ? Math.Min(own, MostForPicture)
            : quote.Length > 0 && text.Contains(quote, StringComparison.Ordinal)
                && quote.Contains(said["value"]!.GetValue<string>(), StringComparison.Ordinal) ? own
            : Math.Min(own, NotInText);
    }

    private static IEnumerable<FieldDefinition> Scalars(StepWork.Extract work) =>
        work.Fields.Where(f => f.Type is not (FieldType.List or FieldType.Object));

    private static JsonObject Schema(StepWork.Extract work) => Closed(new()
    {
        ["kind"] = Choice(work.Kinds?.Select(k => k.Kind) ?? ["document"]),
        ["fields"] = new JsonObject
        {
            ["type"] = "array",
            ["items"] = Closed(new()
            {
                ["field"] = Choice(Scalars(work).Select(f => f.Name)),
                ["value"] = new JsonObject { ["type"] = "string" },
                ["quote"] = new JsonObject { ["type"] = "string" },
                ["confidence"] = new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1 },
            }),
        },
    });

    private static JsonObject Choice(IEnumerable<string> names) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. names.Select(n => (JsonNode)n)]) };

    private static JsonObject Closed(JsonObject properties) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. properties.Select(p => (JsonNode)p.Key)]),
        ["properties"] = properties,
    };
}
