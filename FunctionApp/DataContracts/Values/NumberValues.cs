using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.DataContracts.Cleansing;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.DataContracts.Values;

/// <summary>Reads numbers; text counts as a number only where the field declares local numbers.</summary>
internal static class NumberValues
{
    internal static ValueReading ReadDecimal(FieldDefinition field, JsonElement value) =>
        Number(field, value, out ValueReading? broken) is { } number
            ? ValueReading.Of(JsonValue.Create(number), RuleOf(value))
            : broken!;

    internal static ValueReading ReadInteger(FieldDefinition field, JsonElement value)
    {
        if (Number(field, value, out ValueReading? broken) is not { } number)
        {
            return broken!;
        }

        if (number != decimal.Truncate(number))
        {
            return ValueReading.Broken(BreachRules.Type, Expectation.Of(field), "number with a fraction");
        }

        return number is >= long.MinValue and <= long.MaxValue
            ? ValueReading.Of(JsonValue.Create(decimal.Truncate(number)), RuleOf(value))
            : ValueReading.Broken(BreachRules.Range, Expectation.Of(field), "number too large");
    }

    /// <summary>A number in the one form that needs no guess: digits, a point, digits.</summary>
    internal static bool TryPlain(string text, out decimal number) =>
        decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static string? RuleOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? "parse_local_number" : null;

    private static decimal? Number(FieldDefinition field, JsonElement value, out ValueReading? broken)
    {
        broken = null;
        if (value.ValueKind == JsonValueKind.Number)
        {
            if (value.TryGetDecimal(out decimal number))
            {
                return number;
            }

            broken = ValueReading.Broken(BreachRules.Range, Expectation.Of(field), "number too large");
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && field.Cleanse?.Contains(CleansingRule.ParseLocalNumber) == true)
        {
            if (LocalNumber.Plain(value.GetString()!) is { } plain && TryPlain(plain, out decimal number))
            {
                return number;
            }

            broken = ValueReading.Broken(BreachRules.Format, "a number whose separators are clear", "text of another form");
            return null;
        }

        broken = ValueReader.WrongType(field, value);
        return null;
    }
}
