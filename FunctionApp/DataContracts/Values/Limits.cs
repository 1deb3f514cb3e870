using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.DataContracts.Values;

/// <summary>Length, range and pattern of a value that has the right type.</summary>
internal static class Limits
{
    internal static Breach? Check(FieldDefinition field, JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => CheckText(field, value.GetValue<string>()),
        JsonValueKind.Number => CheckRange(field, value.GetValue<decimal>()),
        JsonValueKind.Object when field.Type == FieldType.Money =>
            CheckRange(field, value[MoneyValues.Amount]!.GetValue<decimal>()),
        JsonValueKind.Object when field.Type == FieldType.Document => CheckDocument(field, value),
        _ => null,
    };

    private static Breach? CheckDocument(FieldDefinition field, JsonNode document)
    {
        string contentType = document["content_type"]!.GetValue<string>();
        return field.Pattern is { } pattern && !Matches(pattern, contentType)
            ? new(BreachRules.Pattern, Expectation.Pattern(pattern), "another content type", "/content_type")
            : CheckRange(field, document["size_bytes"]!.GetValue<long>());
    }

    private static Breach? CheckText(FieldDefinition field, string text)
    {
        int characters = text.EnumerateRunes().Count();
        if (field.Length is { } length && (characters < length.Min || characters > length.Max))
        {
            return new(BreachRules.Length, Expectation.Bounds(length, "characters"), Kinds.Characters(characters));
        }

        return field.Pattern is { } pattern && !Matches(pattern, text)
            ? new(BreachRules.Pattern, Expectation.Pattern(pattern), Kinds.Characters(characters))
            : null;
    }

    private static Breach? CheckRange(FieldDefinition field, decimal number) =>
        field.Range is { } range && (number < range.Min || number > range.Max)
            ? new(BreachRules.Range, Expectation.Bounds(range, ""), number < range.Min ? "number below" : "number above")
            : null;

    // A pattern that needs longer is one that an item can hang; it counts as not matched.
    private static bool Matches(string pattern, string text)
    {
        try
        {
            return BoundedPattern.Of(pattern).IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
