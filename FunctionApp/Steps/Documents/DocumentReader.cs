using System.Xml.Linq;
using FunctionApp.Handoffs;
using FunctionApp.Steps.Documents.Invoices;
using FunctionApp.Steps.Documents.Mails;
using FunctionApp.Steps.Documents.Pdf;
using FunctionApp.Steps.Documents.Tables;

namespace FunctionApp.Steps.Documents;

/// <summary>Reads whatever came in, the surest way first: named data before text, text before pictures.</summary>
public sealed class DocumentReader(PopplerTools poppler, ScanReader scans, ReadFields fields)
{
    private const int MostBytes = 25_000_000;
    private const int MostAttachments = 10;

    internal async Task<DocumentReading> ReadAsync(DocumentFile file, CancellationToken cancellation)
    {
        if (file.Bytes.Length is 0 or > MostBytes)
        {
            return DocumentReading.Unreadable("unknown", StepCodes.NotOpened);
        }

        return FormatReader.Of(file) switch
        {
            DocumentFormat.Xml => OfXml(file),
            DocumentFormat.Csv => CsvDocument.Read(TextBytes.Read(file.Bytes)),
            DocumentFormat.Mail => await OfMailAsync(file, cancellation),
            DocumentFormat.Pdf => await OfPdfAsync(file, cancellation),
            DocumentFormat.Picture => await OfPictureAsync("picture", file, file, cancellation),
            DocumentFormat.Html => new("html", Text: PlainHtml.Of(TextBytes.Read(file.Bytes), fields)),
            DocumentFormat.Text => new("text", Text: TextBytes.Read(file.Bytes)),
            _ => DocumentReading.Unreadable("unknown", StepCodes.NotOpened),
        };
    }

    private static DocumentReading OfXml(DocumentFile file) => SafeXml.Read(file.Bytes) is not { } root
        ? DocumentReading.Unreadable("xml", StepCodes.NotOpened)
        : InvoiceOf(root) ?? DocumentReading.Unreadable("xml", StepCodes.NotRecognised);

    private static DocumentReading? InvoiceOf(XElement root) =>
        UblReader.Read(root) is { } ubl ? DocumentReading.Of("ubl", ubl)
        : CiiReader.Read(root) is { } cii ? DocumentReading.Of("cii", cii)
        : null;

    private async Task<DocumentReading> OfMailAsync(DocumentFile file, CancellationToken cancellation)
    {
        MailDocument mail = MailDocument.Read(file.Bytes, html => PlainHtml.Of(html, fields));
        DocumentReading? picture = null;
        DocumentReading? text = null;
        foreach (DocumentFile attachment in mail.Attachments.Take(MostAttachments).Where(a => FormatReader.Of(a) != DocumentFormat.Mail))
        {
            DocumentReading reading = await ReadAsync(attachment, cancellation);
            if (reading.Fields is not null)
            {
                return reading with { Format = $"mail, {reading.Format}" };
            }

            text ??= reading.Text is null ? null : reading;
            picture ??= reading.Picture is null ? null : reading;
        }

        return text is not null ? text with { Format = $"mail, {text.Format}" }
            : mail.Text.Trim().Length > 0 ? new("mail", Text: mail.WithHead())
            : picture ?? DocumentReading.Unreadable("mail", StepCodes.NotRecognised);
    }

    private async Task<DocumentReading> OfPdfAsync(DocumentFile file, CancellationToken cancellation)
    {
        if (poppler.Available)
        {
            foreach (DocumentFile attached in await poppler.XmlFilesAsync(file, cancellation))
            {
                if (OfXml(attached) is { Fields: not null } invoice)
                {
                    return invoice with { Format = $"pdf, {invoice.Format}" };
                }
            }

            if (await poppler.TextAsync(file, cancellation) is not { } text)
            {
                return DocumentReading.Unreadable("pdf", StepCodes.NotOpened);
            }

            if (text.Trim().Length > 0)
            {
                return new("pdf, text", Text: text);
            }
        }

        DocumentFile? page = poppler.Available && !scans.Configured ? await poppler.FirstPageAsync(file, cancellation) : null;
        DocumentReading reading = await OfPictureAsync("pdf, scan", file, page, cancellation);
        return reading.Code == StepCodes.Picture && !poppler.Available ? reading with { Code = StepCodes.NoPdfTool } : reading;
    }

    private async Task<DocumentReading> OfPictureAsync(
        string format, DocumentFile file, DocumentFile? picture, CancellationToken cancellation)
    {
        if (!scans.Configured)
        {
            return DocumentReading.Unreadable(format, StepCodes.Picture) with { Picture = picture };
        }

        try
        {
            return await scans.ReadAsync(file, cancellation) is { } read
                ? new(format, Text: read.Text, Confidence: read.Confidence)
                : DocumentReading.Unreadable(format, StepCodes.ServiceFailed, mayPass: true);
        }
        catch (HttpRequestException)
        {
            return DocumentReading.Unreadable(format, StepCodes.ServiceFailed, mayPass: true);
        }
    }
}
