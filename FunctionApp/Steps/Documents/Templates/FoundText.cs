namespace FunctionApp.Steps.Documents.Templates;

/// <summary>A text that was found for a field, how sure that is, and where it stands.</summary>
internal sealed record FoundText(string Value, double Confidence, string Where);
