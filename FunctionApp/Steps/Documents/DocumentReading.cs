using System.Text.Json.Nodes;
using FunctionApp.Steps.Documents.Invoices;

namespace FunctionApp.Steps.Documents;

/// <summary>What could be read out of a document: named data, or text, or a picture that only a model can read, or why nothing.</summary>
/// <remarks><para>Units: <paramref name="Confidence"/> 0..1 is how well the text itself was read; 1 where nothing was guessed.</para></remarks>
internal sealed record DocumentReading(
    string Format,
    JsonObject? Fields = null,
    Invoice? Invoice = null,
    string? Text = null,
    double Confidence = 1,
    DocumentFile? Picture = null,
    string? Code = null,
    bool MayPass = false)
{
    public static DocumentReading Of(string format, Invoice invoice) => new(format, InvoiceJson.Of(invoice), invoice);

    public static DocumentReading Unreadable(string format, string code, bool mayPass = false) =>
        new(format, Code: code, MayPass: mayPass);
}
