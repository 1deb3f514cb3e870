namespace FunctionApp.DataContracts;

/// <summary>The rules that an item can break, as violations name them.</summary>
internal static class BreachRules
{
    internal const string Required = "required";
    internal const string Type = "type";
    internal const string Format = "format";
    internal const string Length = "length";
    internal const string Range = "range";
    internal const string Pattern = "pattern";
    internal const string Choice = "enum";
    internal const string StoredDocument = "stored_document";
    internal const string UnknownCurrency = "unknown_currency";
}
