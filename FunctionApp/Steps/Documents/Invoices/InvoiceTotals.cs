namespace FunctionApp.Steps.Documents.Invoices;

/// <summary>The sums of the document: BT-106 to BT-115.</summary>
internal sealed record InvoiceTotals(
    decimal? Lines,
    decimal? Allowances,
    decimal? Charges,
    decimal? Net,
    decimal? Tax,
    decimal? Gross,
    decimal? Paid,
    decimal? Rounding,
    decimal? Payable);
