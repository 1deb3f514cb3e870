using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Pages.RunDocuments;

/// <summary>Takes the values of secret fields out of a record before anybody sees it; pure.</summary>
internal static class SecretFields
{
    internal const string Shown = "(secret)";

    internal static JsonElement? Hide(JsonElement? record, InputDefinition input)
    {
        if (record is not { ValueKind: JsonValueKind.Object } content)
        {
            return record;
        }

        JsonObject shown = JsonObject.Create(content)!;
        foreach (FieldDefinition field in input.Fields)
        {
            Hide(shown, field);
        }

        return JsonSerializer.SerializeToElement(shown);
    }

    /// <summary>The mended document with every hidden value put back from the same place of the original.</summary>
    internal static JsonNode? Restore(JsonElement mended, JsonElement? original) => mended.ValueKind switch
    {
        JsonValueKind.String when mended.ValueEquals(Shown) && original is { } kept => JsonSerializer.SerializeToNode(kept),
        JsonValueKind.Object => new JsonObject(mended.EnumerateObject().Select(p => KeyValuePair.Create(
            p.Name,
            Restore(p.Value, original is { ValueKind: JsonValueKind.Object } o && o.TryGetProperty(p.Name, out JsonElement inner) ? inner : null)))),
        JsonValueKind.Array => new JsonArray([.. mended.EnumerateArray().Select((v, i) =>
            Restore(v, original is { ValueKind: JsonValueKind.Array } a && i < a.GetArrayLength() ? a[i] : null))]),
        _ => JsonSerializer.SerializeToNode(mended),
    };

    private static void Hide(JsonNode holder, FieldDefinition field)
    {
        if (holder is not JsonObject fields || fields[field.Name] is not { } value)
        {
            return;
        }

        if (field.Sensitivity == Sensitivity.Secret)
        {
            fields[field.Name] = Shown;
            return;
        }

        foreach (FieldDefinition inner in field.Fields ?? field.Items?.Fields ?? [])
        {
            foreach (JsonNode? item in value is JsonArray list ? list : [value])
            {
                if (item is not null)
                {
                    Hide(item, inner);
                }
            }
        }
    }
}
