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
