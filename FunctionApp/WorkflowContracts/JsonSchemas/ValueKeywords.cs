using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FunctionApp.Hosting;

namespace FunctionApp.WorkflowContracts.JsonSchemas;

/// <summary>The keywords that look at one value alone.</summary>
internal static class ValueKeywords
{
    /// <summary>What breaks, with an empty pointer; null when the keyword holds.</summary>
    public static SchemaViolation? Check(JsonProperty keyword, JsonElement value) => keyword.Name switch
    {
        "type" => OfType(keyword.Value, value),
        "enum" => OneOf([.. keyword.Value.EnumerateArray()], value, "enum"),
        "const" => OneOf([keyword.Value], value, "const"),
        "minimum" or "maximum" => value.ValueKind == JsonValueKind.Number ? Bound(keyword, Number(value), "a number") : null,
        "minLength" or "maxLength" => value.ValueKind == JsonValueKind.String
            ? Bound(keyword, value.GetString()!.EnumerateRunes().Count(), "so many characters:")
            : null,
        "minItems" or "maxItems" => value.ValueKind == JsonValueKind.Array
            ? Bound(keyword, value.GetArrayLength(), "so many items:")
            : null,
        "pattern" => value.ValueKind == JsonValueKind.String ? Pattern(keyword.Value.GetString()!, value.GetString()!) : null,
        _ => throw new InvalidDataException($"the schema keyword '{keyword.Name}' is not supported"),
    };

    private static SchemaViolation? OfType(JsonElement types, JsonElement value)
    {
        IReadOnlyList<string> names = types.ValueKind == JsonValueKind.Array
            ? [.. types.EnumerateArray().Select(t => t.GetString()!)]
            : [types.GetString()!];
        return names.Any(n => Is(n, value)) ? null : new("", "type", string.Join(" or ", names.Select(InWords)));
    }

    private static bool Is(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new InvalidDataException($"the schema type '{type}' is not known"),
    };

    private static string InWords(string type) => type switch
    {
        "object" => "a record of members",
        "array" => "a list",
        "string" => "text",
        "number" => "a number",
        "integer" => "a whole number",
        "boolean" => "true or false",
        _ => "nothing (null)",
    };

    private static SchemaViolation? OneOf(IReadOnlyList<JsonElement> allowed, JsonElement value, string keyword)
    {
        if (allowed.Any(a => JsonElement.DeepEquals(a, value)))
        {
            return null;
        }

        IReadOnlyList<string> choices = [.. allowed.Select(a => a.ToString())];
        return new("", keyword, choices.Count == 1 ? choices[0] : $"one of {string.Join(", ", choices)}", choices);
    }

    private static SchemaViolation? Bound(JsonProperty keyword, decimal found, string what)
    {
        decimal limit = Number(keyword.Value);
        bool lower = keyword.Name.StartsWith("min", StringComparison.Ordinal);
        return (lower ? found >= limit : found <= limit)
            ? null
            : new("", keyword.Name, string.Create(CultureInfo.InvariantCulture, $"{what} {(lower ? "at least" : "at most")} {limit}"));
    }

    private static decimal Number(JsonElement value) => value.TryGetDecimal(out decimal number)
        ? number
        : value.GetDouble() > 0 ? decimal.MaxValue : decimal.MinValue;

    private static SchemaViolation? Pattern(string pattern, string text)
    {
        try
        {
            return BoundedPattern.Of(pattern).IsMatch(text)
                ? null
                : new("", "pattern", $"text of the form {pattern}");
        }
        catch (RegexMatchTimeoutException)
        {
            return new("", "pattern", $"text that {pattern} can be held against in time");
        }
    }
}
