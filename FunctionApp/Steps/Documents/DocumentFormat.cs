namespace FunctionApp.Steps.Documents;

/// <summary>What a document's bytes are.</summary>
internal enum DocumentFormat
{
    Unknown,
    Xml,
    Pdf,
    Picture,
    Mail,
    Csv,
    Html,
    Text,
}
