using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Handoffs;
using FunctionApp.Steps.Ai.Models;
using FunctionApp.Steps.Documents.Invoices;
using FunctionApp.Steps.Documents.Templates;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Steps.Documents;

/// <summary>Reads fields without a model: from the named data of a document, or from its text by the contract's templates.</summary>
public sealed class LocalExtraction(ReadFields readFields)
{
    private const string Kind = "kind";

    internal StepResult Extract(StepContext context, StepWork.Extract work, DocumentReading reading, RouteChoice choice)
    {
        StepEvidence evidence = choice.Evidence("rule");
        if (reading.Code is { } code)
        {
            return StepResult.Fail(code, reading.MayPass ? FailureCategory.Transient : FailureCategory.Permanent, null, evidence);
        }

        (string? By, JsonObject Data, IReadOnlyDictionary<string, FoundText> Finds)? found = reading.Fields is { } named
            ? (null, named, new Dictionary<string, FoundText>())
            : ByTemplate(context, work, reading);
        if (found is not { } data || data.Data[Kind]?.GetValue<string>() is not { } kind || !IsOf(work, kind))
        {
            return StepResult.Fail(StepCodes.NotRecognised, FailureCategory.Permanent, null, evidence);
        }

        ExtractedFields fields = new(work, kind, reading.Format, data.By)
        {
            Findings = Findings(work, data.Data, data.Finds),
            Broken = Rules(reading.Invoice, data.Data),
        };
        return fields.Result(evidence with { Reason = $"{reading.Format}{(data.By is null ? "" : $", {data.By}")}" });
    }

    private static bool IsOf(StepWork.Extract work, string kind) => work.Kinds is null || work.Kinds.Any(k => k.Kind == kind);

    private static (string?, JsonObject, IReadOnlyDictionary<string, FoundText>)? ByTemplate(
        StepContext context, StepWork.Extract work, DocumentReading reading)
    {
        if (work.Templates is not { } folder || reading.Text is not { } text
            || DocumentTemplates.Recognise(DocumentTemplates.Of(context.Contract, folder), text) is not { } known)
        {
            return null;
        }

        string[] lines = text.Split('\n');
        JsonDraft draft = new JsonDraft().Set(Kind, JsonValue.Create(known.Template.Kind));
        Dictionary<string, FoundText> finds = new(StringComparer.Ordinal);
        foreach (TemplateFieldDefinition field in known.Template.Fields)
        {
            if (TemplateMatch.Find(field, known.Template, lines) is { } find)
            {
                draft.Set(field.Field, JsonValue.Create(find.Value));
                finds["/" + field.Field.Replace('.', '/')] = find with { Confidence = Math.Round(find.Confidence * reading.Confidence, 4) };
            }
        }

        return (known.File, JsonObject.Create(draft.ToElement())!, finds);
    }

    private List<FieldFinding> Findings(
        StepWork.Extract work, JsonObject data, IReadOnlyDictionary<string, FoundText> finds)
    {
        JsonElement document = JsonSerializer.SerializeToElement(data);
        List<FieldFinding> findings = [];
        foreach (FieldDefinition field in work.Fields)
        {
            FieldsReading read = readFields([field with { Required = false }], document);
            if (read.Violations.Count == 0 && read.Record[field.Name] is { } value)
            {
                string place = read.Places.GetValueOrDefault(field.Name) ?? (field.From is [{ } first, ..] ? first : "default");
                FoundText? find = finds.GetValueOrDefault(place);
                findings.Add(new(field.Name, value.DeepClone(), find?.Confidence ?? 1, find?.Where ?? place));
            }
        }

        return findings;
    }

    /// <summary>The rules that the sums break; null where the document names too few sums to tell.</summary>
    private IReadOnlyList<BrokenRule>? Rules(Invoice? invoice, JsonObject data) => invoice is not null
        ? InvoiceRules.Hold(invoice)
        : SumsOfText.Read(data, readFields) is { } sums ? InvoiceRules.Hold(sums) : null;
}
