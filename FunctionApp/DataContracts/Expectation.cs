using System.Globalization;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.DataContracts;

/// <summary>Says in words what a field wants.</summary>
internal static class Expectation
{
    private const int Longest = 200;

    internal static string Of(FieldDefinition field) => field.Type switch
    {
        FieldType.Text => "text",
        FieldType.Line => "text of one line",
        FieldType.Integer => "a whole number",
        FieldType.Decimal => "a decimal number",
        FieldType.Money => "an amount with its ISO 4217 currency",
        FieldType.Date => "a date as YYYY-MM-DD",
        FieldType.DateTime => "an instant as YYYY-MM-DDThh:mm:ss with offset or Z",
        FieldType.Email => "an e-mail address",
        FieldType.Phone => "a phone number",
        FieldType.Url => "an absolute http or https address",
        FieldType.Choice => Cut("one of " + string.Join(", ", field.Values ?? [])),
        FieldType.Document => "a document: text, or an object with one of content_base64, text, sha256",
        FieldType.List => "a list",
        FieldType.Object => "an object",
    };

    internal static string Bounds(BoundsDefinition bounds, string unit) => bounds switch
    {
        { Min: { } min, Max: { } max } => $"{Plain(min)} to {Plain(max)} {unit}".TrimEnd(),
        { Min: { } min } => $"at least {Plain(min)} {unit}".TrimEnd(),
        { Max: { } max } => $"at most {Plain(max)} {unit}".TrimEnd(),
        _ => unit,
    };

    internal static string Pattern(string pattern) => Cut($"text that matches {pattern}");

    private static string Plain(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    private static string Cut(string text) => text.Length <= Longest ? text : text[..(Longest - 3)] + "...";
}
