using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Approvals;

/// <summary>A document read by a person: the form, and the output in the shape that the machine would have given; pure.</summary>
internal static class ManualDocument
{
    private const string Kind = "kind";

    public static IReadOnlyList<ManualField> Fields(StepWork.Extract work) =>
    [
        .. work.Kinds is { } kinds
            ? [new ManualField(Kind, "What kind of document is it?", [.. kinds.Select(k => k.Kind)], false)]
            : Array.Empty<ManualField>(),
        .. work.Fields.Where(f => f.Type is not (FieldType.List or FieldType.Object)).Select(f => new ManualField(
            f.Name, f.Title ?? Wording.Humanized(f.Name), [], f.Type == FieldType.Text, Optional: !f.Required)),
    ];

    /// <summary>The output; null where a value does not fit its field or the kind must have a field that was left out.</summary>
    public static JsonElement? Output(StepWork.Extract work, IReadOnlyDictionary<string, string> given, ReadFields readFields)
    {
        FieldDefinition[] filled = [.. work.Fields.Where(f => !string.IsNullOrWhiteSpace(given.GetValueOrDefault(f.Name)))];
        JsonElement document = JsonSerializer.SerializeToElement(
            filled.ToDictionary(f => f.Name, f => given[f.Name].ReplaceLineEndings("\n").Trim()));
        FieldsReading read = readFields([.. filled.Select(f => f with { From = null, Default = null })], document);
        string? kind = given.GetValueOrDefault(Kind);
        IReadOnlyList<string> required = work.Kinds?.FirstOrDefault(k => k.Kind == kind)?.Required ?? [];
        return read.Violations.Count > 0 || required.Any(r => !read.Record.ContainsKey(r))
            ? null
            : JsonSerializer.SerializeToElement(new JsonObject
            {
                [Kind] = kind,
                ["format"] = "by hand",
                ["fields"] = read.Record,
                ["manual"] = true,
                ["confidence"] = 1.0,
                ["uncertain"] = new JsonArray(),
            });
    }
}
