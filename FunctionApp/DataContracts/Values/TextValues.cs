using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.DataContracts.Values;

/// <summary>Reads text, lines and choices.</summary>
internal static class TextValues
{
    internal static ValueReading Read(FieldDefinition field, JsonElement value)
    {
        if (field.Type == FieldType.Line && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _))
        {
            // Ticket and customer numbers come as JSON numbers from many senders.
            return ValueReading.Of(JsonValue.Create(value.GetRawText()), "number_to_text");
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return ValueReader.WrongType(field, value);
        }

        string text = value.GetString()!;
        return field.Type == FieldType.Line && text.AsSpan().IndexOfAny('\n', '\r') >= 0
            ? ValueReading.Broken(BreachRules.Format, Expectation.Of(field), "text of several lines")
            : ValueReading.Of(JsonValue.Create(text));
    }

    internal static ValueReading ReadChoice(FieldDefinition field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return ValueReader.WrongType(field, value);
        }

        string text = value.GetString()!;
        return field.Values?.Contains(text, StringComparer.Ordinal) == true
            ? ValueReading.Of(JsonValue.Create(text))
            : ValueReading.Broken(BreachRules.Choice, Expectation.Of(field), "another text");
    }
}
