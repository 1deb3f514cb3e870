using System.Globalization;
using System.Text.Json;

namespace FunctionApp.DataContracts;

/// <summary>Says what kind of value stands there, never the value.</summary>
internal static class Kinds
{
    internal const string Missing = "missing";

    internal static string Of(JsonElement? value) => value switch
    {
        null => Missing,
        { ValueKind: JsonValueKind.Null } => "null",
        { ValueKind: JsonValueKind.True or JsonValueKind.False } => "truth value",
        { ValueKind: JsonValueKind.Number } => "number",
        { ValueKind: JsonValueKind.Array } => "list",
        { ValueKind: JsonValueKind.Object } => "object",
        { ValueKind: JsonValueKind.String } text => string.IsNullOrWhiteSpace(text.GetString()) ? "empty text" : "text",
        _ => Missing,
    };

    internal static string Characters(int count) => string.Create(CultureInfo.InvariantCulture, $"text of {count} characters");

    internal static string Items(int count) => string.Create(CultureInfo.InvariantCulture, $"list of {count}");
}
