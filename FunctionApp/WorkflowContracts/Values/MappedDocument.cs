using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Values;

/// <summary>A document composed from mapped fields, with the paths that only a later receipt can fill.</summary>
/// <remarks><para>Shape: a hole stands in the document as <c>{"$hole": "receipts.pay.external_ref"}</c>.</para></remarks>
public sealed record MappedDocument(JsonElement Document, IReadOnlyList<string> Holes)
{
    /// <summary>The member that marks a hole.</summary>
    public const string HoleMember = "$hole";

    /// <summary>Composes the fields; one whose path leads to nothing is left out, one that names a receipt becomes a hole.</summary>
    public static MappedDocument Of(IReadOnlyList<MappedField> fields, RunValues values)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(values);
        JsonDraft draft = new();
        List<string> holes = [];
        foreach (MappedField field in fields)
        {
            if (field is { From: { } from } && from.StartsWith("receipts.", StringComparison.Ordinal) && values.Find(from) is null)
            {
                holes.Add(from);
                draft.Set(field.Field, new JsonObject { [HoleMember] = from });
            }
            else if (Value(field, values) is { } value)
            {
                draft.Set(field.Field, value);
            }
        }

        return new(draft.ToElement(), [.. holes.Distinct()]);
    }

    /// <summary>The document with its holes filled.</summary>
    /// <exception cref="InvalidDataException">A hole has no value.</exception>
    public static JsonElement Fill(JsonElement document, Func<string, string?> receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        return JsonSerializer.SerializeToElement(Filled(document, receipt));
    }

    private static JsonNode? Value(MappedField field, RunValues values) => field switch
    {
        { From: { } from } => values.Find(from) is { ValueKind: not JsonValueKind.Null } found ? Node(found) : null,
        { Text: { } text } => JsonValue.Create(text),
        { Template: { } template } => JsonValue.Create(TextTemplates.Render(template, values)),
        _ => throw new InvalidDataException($"field '{field.Field}' needs from, text or template"),
    };

    private static JsonNode? Filled(JsonElement value, Func<string, string?> receipt) => value.ValueKind switch
    {
        JsonValueKind.Object when value.TryGetProperty(HoleMember, out JsonElement hole) =>
            JsonValue.Create(receipt(hole.GetString()!) ?? throw new InvalidDataException($"nothing fills '{hole.GetString()}'")),
        JsonValueKind.Object => new JsonObject(value.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Filled(p.Value, receipt)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(v => Filled(v, receipt))]),
        _ => Node(value),
    };

    private static JsonNode? Node(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        _ => JsonValue.Create(value),
    };
}
